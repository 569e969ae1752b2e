'use client';

import { Button } from '#components/ui/button';
import { PageMessage } from '#components/ui/page-message';
import { pagesMessages } from '#lib/messages/pages';

export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <PageMessage title={pagesMessages.errorTitle}>
      <p>{pagesMessages.errorText}</p>
      <Button look="solid" onClick={reset}>
        {pagesMessages.tryAgain}
      </Button>
    </PageMessage>
  );
}
