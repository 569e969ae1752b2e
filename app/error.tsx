'use client';

import { Button } from '#components/ui/button';
import { PageMessage } from '#components/ui/page-message';

export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <PageMessage title="This page could not be shown">
      <p>
        Something went wrong on our side. The recording and its results are not affected. If it happens again, the
        server log has the details.
      </p>
      <Button look="solid" onClick={reset}>
        Try again
      </Button>
    </PageMessage>
  );
}
