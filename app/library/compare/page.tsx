import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { SideBySide } from '#components/library/side-by-side';
import { isAppError } from '#lib/base/errors';
import { pagesMessages } from '#lib/messages/pages';
import { getRuntime } from '#lib/runtime/runtime';
import type { SessionSnapshot } from '#lib/sessions/contract';

export const metadata: Metadata = { title: pagesMessages.sideBySide };
export const dynamic = 'force-dynamic';

type Query = Promise<Record<string, string | string[] | undefined>>;

/** Compares two sessions that the visitor may view, `?a=` and `?b=`. */
export default async function ComparePage({ searchParams }: { searchParams: Query }) {
  const { a, b } = await searchParams;
  const [one, other] = await Promise.all([snapshotOf(a), snapshotOf(b)]);
  if (!one || !other) notFound();
  return (
    <>
      <h1 className="pt-10 text-title font-semibold tracking-[-0.015em] sm:pt-14">{pagesMessages.sideBySide}</h1>
      <SideBySide sessions={[one, other]} />
      <p className="mt-8 text-note">
        <Link href="/library" className="link">
          {pagesMessages.wholeLibrary}
        </Link>
      </p>
    </>
  );
}

async function snapshotOf(id: string | string[] | undefined): Promise<SessionSnapshot | null> {
  const { sessions, visitorOf } = getRuntime();
  try {
    return typeof id === 'string' ? await sessions.snapshot(id, visitorOf(await headers())) : null;
  } catch (error) {
    if (isAppError(error) && (error.code === 'not_found' || error.code === 'erased')) return null;
    throw error;
  }
}
