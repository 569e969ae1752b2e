import Link from 'next/link';
import { uiMessages } from '#lib/messages/ui';
import { ThemeToggle } from './theme-toggle';

/** Every page is made for its visitor, so nothing of it could be fetched before it is wanted. */
export function SiteHeader() {
  return (
    <header className="no-print shell mx-auto flex items-center justify-between px-4 sm:px-8">
      <Link
        href="/"
        prefetch={false}
        className="flex min-h-14 items-center gap-2.5 text-body font-semibold tracking-[-0.01em]"
      >
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" className="fill-accent">
          <path d="M1 8h2v4H1zM5 4h2v12H5zM9 7h2v6H9zM13 1h2v18h-2zM17 7h2v6h-2z" />
        </svg>
        Undertone
      </Link>
      <nav aria-label={uiMessages.site} className="flex items-center gap-5 text-note text-ink-2">
        <Link href="/evidence" prefetch={false} className="flex min-h-11 items-center hover:text-ink">
          {uiMessages.howMeasured}
        </Link>
        <ThemeToggle />
      </nav>
    </header>
  );
}
