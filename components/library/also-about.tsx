'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { LocalTime } from '#components/ui/local-time';
import { clock } from '#lib/base/words';
import { type LibraryQuery, readAlike } from '#lib/client/library';
import { libraryMessages } from '#lib/messages/library';
import type { AlikePlace, AlikeSession, SessionSummary } from '#lib/sessions/contract';
import { momentOf, Place } from './place';

/** After the last key, in ms. The search by words has answered by then. */
const typingMs = 450;
/** A shorter text has no meaning to search for. */
const leastLetters = 3;

interface Props {
  query: LibraryQuery;
  /** The sessions that the words found; their passages are not repeated. */
  shown: readonly SessionSummary[];
}

/** Passages that say in other words what was searched for; nothing if there are none. */
export function AlsoAbout({ query, shown }: Props) {
  const [found, setFound] = useState<{ query: LibraryQuery; sessions: AlikeSession[] } | null>(null);
  const q = query.q.trim();
  useEffect(() => {
    if (q.length < leastLetters) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(
      () =>
        void readAlike(query, stop.signal).then(
          (sessions) => !stop.signal.aborted && setFound({ query, sessions: sessions ?? [] }),
        ),
      typingMs,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, q]);

  // Results of an earlier search disappear at once.
  return found?.query === query && q.length >= leastLetters ? <AlikeList found={found.sessions} shown={shown} /> : null;
}

/** The passages that the list above does not show yet. */
export function AlikeList({ found, shown }: { found: readonly AlikeSession[] } & Pick<Props, 'shown'>) {
  const sessions = unseen(found, shown);
  if (sessions.length === 0) return null;
  return (
    <section aria-labelledby="also-about" className="mt-10">
      <h2 id="also-about" className="text-lead font-semibold">
        {libraryMessages.alsoAbout}
      </h2>
      <p className="text-note text-ink-2">{libraryMessages.alikeHint}</p>
      <ul aria-labelledby="also-about" className="mt-2 border-t border-line">
        {sessions.map(({ session_id, title, created_at, duration_s, places }) => (
          <li key={session_id} className="border-b border-line py-2">
            <Link href={`/s/${session_id}`} prefetch={false} className="block truncate font-medium hover:text-accent">
              {title}
            </Link>
            <p className="flex flex-wrap gap-x-4 text-note text-ink-2">
              <LocalTime iso={created_at} />
              {duration_s !== null && <span>{clock(duration_s)}</span>}
            </p>
            <ul aria-label={libraryMessages.alikeIn(title)}>
              {places.map(({ start_s, speaker, text }) => (
                <li key={`${start_s} ${text}`}>
                  <Place
                    href={momentOf(`/s/${session_id}`, start_s)}
                    start_s={start_s}
                    name={speaker}
                    parts={[{ text, hit: false }]}
                  />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Without the passages that the list above shows. */
function unseen(found: readonly AlikeSession[], shown: readonly SessionSummary[]): AlikeSession[] {
  return found.flatMap((session) => {
    const snippets = shown.find(({ session_id }) => session_id === session.session_id)?.snippets ?? [];
    const isShown = ({ start_s, end_s, text }: AlikePlace): boolean =>
      snippets.some((snippet) =>
        snippet.start_s === null || start_s === null
          ? text.includes(snippet.parts.map((part) => part.text).join(''))
          : snippet.start_s >= start_s && snippet.start_s <= (end_s ?? start_s),
      );
    const places = session.places.filter((place) => !isShown(place));
    return places.length > 0 ? [{ ...session, places }] : [];
  });
}
