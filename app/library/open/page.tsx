import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { OpenList } from '#components/library/open-list';
import { pagesMessages } from '#lib/messages/pages';
import { getRuntime } from '#lib/runtime/runtime';

export const metadata: Metadata = { title: pagesMessages.stillOpen };
export const dynamic = 'force-dynamic';

const dayMs = 86_400_000;
const spans: readonly [number, string][] = [
  [1, pagesMessages.lastDay],
  [7, pagesMessages.lastWeek],
  [31, pagesMessages.lastMonth],
];

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * dayMs);
}

/** The open items of a day's talks, each a link to its second. */
export default async function OpenPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { sessions, visitorOf } = getRuntime();
  const asked = Number((await searchParams)['days']);
  const [days, name] = spans.find(([known]) => known === asked) ?? [1, pagesMessages.lastDay];
  const found = await sessions.open(visitorOf(await headers()), daysAgo(days));
  return (
    <>
      <h1 className="pt-10 text-title font-semibold tracking-[-0.015em] sm:pt-14">{pagesMessages.stillOpen}</h1>
      <p className="mt-2 max-w-[40rem] text-ink-2">{pagesMessages.openIntro(name)}</p>
      <nav aria-label={pagesMessages.periodLabel} className="mt-4 flex flex-wrap gap-x-6">
        {spans.map(([known, label]) => (
          <Link
            key={known}
            href={`/library/open?days=${known}`}
            prefetch={false}
            aria-current={known === days ? 'page' : undefined}
            className={`inline-flex min-h-11 items-center ${known === days ? 'font-semibold' : 'link'}`}
          >
            {label}
          </Link>
        ))}
      </nav>
      <OpenList sessions={found} />
      <p className="mt-8 text-note">
        <Link href="/library" className="link">
          {pagesMessages.wholeLibrary}
        </Link>
      </p>
    </>
  );
}
