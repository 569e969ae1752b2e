'use client';

import './globals.css';
import { Button } from '#components/ui/button';
import { PageMessage } from '#components/ui/page-message';

export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-[76rem] px-4 sm:px-8">
          <title>Undertone</title>
          <PageMessage title="Undertone could not be shown">
            <p>Something went wrong on our side. Recordings and results are not affected.</p>
            <Button look="solid" onClick={reset}>
              Try again
            </Button>
          </PageMessage>
        </main>
      </body>
    </html>
  );
}
