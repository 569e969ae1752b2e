import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { preload } from 'react-dom';
import type { ReactNode } from 'react';
import { OfflinePage } from '#components/ui/offline-page';
import { PageProviders } from '#components/ui/page-providers';
import { SiteHeader } from '#components/ui/site-header';
import { themeScript } from '#lib/client/theme';
import { pagesMessages } from '#lib/messages/pages';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Undertone', template: '%s · Undertone' },
  description: pagesMessages.description,
  // Addresses of sessions are secrets; no page belongs into a search engine.
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#15181b' },
  ],
};

/** The file that the style sheet names, asked for earlier: text that changes its font after it was drawn can move. */
const font = new URL(
  '../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  import.meta.url,
).pathname;

/**
 * Without scripts nothing looks as if it could be pressed; text inside a button of a card, a quote or a time, stays.
 */
const withoutScript = `button:not(article button, [aria-labelledby='glance'] button), [aria-haspopup], article .no-print button, input[type='range'] { display: none !important }
article button, [aria-labelledby='glance'] button { visibility: hidden }
article button > *, [aria-labelledby='glance'] button > * { visibility: visible; color: inherit !important; text-decoration: none !important }`;

export default async function RootLayout({ children }: { children: ReactNode }) {
  preload(font, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
        {/* If the installation has a password, the file needs the visitor's sign-in, too. */}
        <link rel="manifest" href="/manifest.webmanifest" crossOrigin="use-credentials" />
        <noscript>
          <style nonce={nonce} suppressHydrationWarning>
            {withoutScript}
          </style>
        </noscript>
      </head>
      <body>
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:bg-paper focus:px-4 focus:py-3 focus:text-accent"
        >
          {pagesMessages.skip}
        </a>
        <SiteHeader />
        <OfflinePage />
        <main id="main" tabIndex={-1} className="shell mx-auto px-4 pb-24 outline-none sm:px-8">
          <PageProviders nonce={nonce}>{children}</PageProviders>
        </main>
      </body>
    </html>
  );
}
