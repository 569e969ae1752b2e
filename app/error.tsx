'use client';

import { Button } from '#components/ui/button';
import { PageMessage } from '#components/ui/page-message';
import { errorPageMessages } from '#lib/messages/error-page';

export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <PageMessage title={errorPageMessages.errorTitle}>
      <p>{errorPageMessages.errorText}</p>
      <Button look="solid" onClick={reset}>
        {errorPageMessages.tryAgain}
      </Button>
    </PageMessage>
  );
}
