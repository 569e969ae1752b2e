import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { practiceOf } from '#app/practice-of';
import { Library } from '#components/library/library';
import { pagesMessages } from '#lib/messages/pages';
import { getRuntime } from '#lib/runtime/runtime';
import { libraryQuerySchema } from '#lib/transports/http/api/schemas';

export const metadata: Metadata = { title: pagesMessages.library };
export const dynamic = 'force-dynamic';

/** The library: everything that this browser has made, searchable by its words. */
export default async function LibraryPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const runtime = getRuntime();
  const { sessions, visitorOf } = runtime;
  const q = libraryQuerySchema.shape.q.safeParse((await searchParams)['q']).data ?? '';
  const visitor = visitorOf(await headers());
  const [first, tags] = await Promise.all([
    sessions.library(visitor, q.trim() === '' ? {} : { q }),
    sessions.tags(visitor),
  ]);
  return (
    <>
      <h1 className="pt-10 text-title font-semibold tracking-[-0.015em] sm:pt-14">{pagesMessages.library}</h1>
      <p className="mt-2">
        <Link href="/library/open" className="link">
          {pagesMessages.openToday}
        </Link>
      </p>
      <Library
        first={first}
        q={q}
        tags={tags}
        practice={practiceOf(runtime)}
        asksLanguage={runtime.parts.speech.capabilities.takes_language}
      />
      <p className="mt-8 text-note">
        <Link href="/owner" className="link">
          {pagesMessages.elsewhereOrDelete}
        </Link>
      </p>
    </>
  );
}
