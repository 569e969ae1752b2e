'use client';

import './globals.css';
import { Button } from '#components/ui/button';
import { PageMessage } from '#components/ui/page-message';
import { pagesMessages } from '#lib/messages/pages';

export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-[76rem] px-4 sm:px-8">
          <title>Undertone</title>
          <PageMessage title={pagesMessages.globalErrorTitle}>
            <p>{pagesMessages.globalErrorText}</p>
            <Button look="solid" onClick={reset}>
              {pagesMessages.tryAgain}
            </Button>
          </PageMessage>
        </main>
      </body>
    </html>
  );
}
