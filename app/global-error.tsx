'use client';

import './globals.css';
import { Button } from '#components/ui/button';
import { PageMessage } from '#components/ui/page-message';
import { errorPageMessages } from '#lib/messages/error-page';

export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-[76rem] px-4 sm:px-8">
          <title>Undertone</title>
          <PageMessage title={errorPageMessages.globalErrorTitle}>
            <p>{errorPageMessages.globalErrorText}</p>
            <Button look="solid" onClick={reset}>
              {errorPageMessages.tryAgain}
            </Button>
          </PageMessage>
        </main>
      </body>
    </html>
  );
}
