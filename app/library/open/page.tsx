import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { OpenList } from '#components/library/open-list';
import { getRuntime } from '#lib/runtime/runtime';

export const metadata: Metadata = { title: 'Still open' };
export const dynamic = 'force-dynamic';

const dayMs = 86_400_000;
const spans: readonly [number, string][] = [
  [1, 'the last day'],
  [7, 'the last week'],
  [31, 'the last month'],
];

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * dayMs);
}

/** What the talks of a day have open, each a link to its second. */
export default async function OpenPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { sessions, visitorOf } = getRuntime();
  const asked = Number((await searchParams)['days']);
  const [days, name] = spans.find(([known]) => known === asked) ?? [1, 'the last day'];
  const found = await sessions.open(visitorOf(await headers()), daysAgo(days));
  return (
    <>
      <h1 className="pt-10 text-title font-semibold tracking-[-0.015em] sm:pt-14">Still open</h1>
      <p className="mt-2 max-w-[40rem] text-ink-2">
        Tasks to do and questions without an answer in your recordings of {name}, in the words in which they came up.
      </p>
      <nav aria-label="Recordings of" className="mt-4 flex flex-wrap gap-x-6">
        {spans.map(([known, label]) => (
          <Link
            key={known}
            href={`/library/open?days=${known}`}
            prefetch={false}
            aria-current={known === days ? 'page' : undefined}
            className={`inline-flex min-h-11 items-center ${known === days ? 'font-semibold' : 'link'}`}
          >
            {label.replace('the last', 'Last')}
          </Link>
        ))}
      </nav>
      <OpenList sessions={found} />
      <p className="mt-8 text-note">
        <Link href="/library" className="link">
          All of your library
        </Link>
      </p>
    </>
  );
}
