'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { Practice } from '#components/capture/notice-text';
import { Button } from '#components/ui/button';
import { list } from '#lib/base/words';
import { everything, isNarrowed, type LibraryQuery, readLibrary } from '#lib/client/library';
import { libraryMessages } from '#lib/messages/library';
import type { SessionPage, SessionSummary } from '#lib/sessions/contract';
import { AddFiles } from './add-files';
import { AlsoAbout } from './also-about';
import { Filters } from './filters';
import { LibraryRow } from './library-row';
import { useUndoneDelete } from './use-undone-delete';

/** After the last key, in ms. */
const typingMs = 180;

interface Props {
  first: SessionPage;
  q: string;
  tags: readonly string[];
  /** How the server handles recordings. */
  practice: Practice;
  /** Whether the engine for speech may be told the language. */
  asksLanguage: boolean;
}

/** The owner's library, searched while the user types; `first` is the server's result for `q`. */
export function Library({ first, q, tags, practice, asksLanguage }: Props) {
  const [query, setQuery] = useState<LibraryQuery>({ ...everything, q });
  const [page, setPage] = useState<SessionPage>(first);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(query);

  useEffect(() => {
    if (asked.current === query) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      asked.current = query;
      window.history.replaceState(
        null,
        '',
        query.q.trim() === '' ? '/library' : `/library?q=${encodeURIComponent(query.q.trim())}`,
      );
      setBusy(true);
      void readLibrary(query, null, stop.signal).then((answer) => !stop.signal.aborted && show(answer, []));
    }, typingMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query]);

  function show(answer: SessionPage | string, before: SessionPage['sessions']): void {
    setBusy(false);
    setProblem(typeof answer === 'string' ? answer : null);
    if (typeof answer !== 'string') setPage({ ...answer, sessions: [...before, ...answer.sessions] });
  }

  async function more(): Promise<void> {
    setBusy(true);
    const query = asked.current;
    const answer = await readLibrary(query, page.next_cursor);
    // If the query has changed meanwhile, this is a page of another list.
    if (query === asked.current) show(answer, page.sessions);
  }

  const router = useRouter();
  /** The first of two sessions to compare. */
  const [compared, setCompared] = useState<string | null>(null);
  function compare(id: string): void {
    if (compared !== null && compared !== id) router.push(`/library/compare?a=${compared}&b=${id}`);
    else setCompared(compared === id ? null : id);
  }

  const deleting = useUndoneDelete((session_id) =>
    setPage((now) => ({ ...now, sessions: now.sessions.filter((session) => session.session_id !== session_id) })),
  );
  const shown = page.sessions.filter(({ session_id }) => session_id !== deleting.pending?.session_id);
  const searches = isNarrowed(query);
  const known = [...new Set([...tags, ...page.sessions.flatMap((session) => session.tags)])].toSorted((one, other) =>
    one.localeCompare(other),
  );
  const change = (id: string, changed: Partial<SessionSummary>): void =>
    setPage((now) => ({
      ...now,
      sessions: now.sessions.map((item) => (item.session_id === id ? { ...item, ...changed } : item)),
    }));
  const count = libraryMessages.count(shown.length, page.next_cursor !== null);
  const none = searches ? libraryMessages.nothingFound : libraryMessages.nothingYet;
  const { too_common = [] } = page;
  const left = too_common.length === 0 ? '' : libraryMessages.tooCommon(list(too_common.map((word) => `“${word}”`)));
  const said = `${shown.length > 0 ? libraryMessages.found(count, searches) : none}${left}`;
  return (
    <>
      <AddFiles practice={practice} asksLanguage={asksLanguage} onTaken={() => setQuery((now) => ({ ...now }))} />
      <Filters query={query} tags={known} onChange={setQuery} />
      <p role="status" className="mt-3 min-h-6 text-note text-ink-2">
        {busy ? libraryMessages.searching : (problem ?? (compared === null ? said : libraryMessages.chooseOther))}
      </p>
      {shown.length > 0 && (
        <ul aria-label={libraryMessages.recordings} className="mt-2 border-t border-line">
          {shown.map((session) => (
            <LibraryRow
              key={session.session_id}
              session={session}
              isCompared={compared === session.session_id}
              onCompare={() => compare(session.session_id)}
              onChanged={(changed) => change(session.session_id, changed)}
              onTag={(tag) => setQuery({ ...query, tag })}
              onDelete={() => deleting.begin(session)}
            />
          ))}
        </ul>
      )}
      {page.next_cursor !== null && (
        <Button className="mt-4" disabled={busy} onClick={() => void more()}>
          {libraryMessages.showMore}
        </Button>
      )}
      <AlsoAbout query={query} shown={shown} />
      <div role="status" className="sticky bottom-0 z-10">
        {deleting.pending && (
          <p className="flex flex-wrap items-center gap-x-4 border-t-2 border-ink bg-paper py-2">
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {libraryMessages.deletedSoon(deleting.pending.title)}
            </span>
            <Button look="quiet" onClick={deleting.undo}>
              {libraryMessages.undo}
            </Button>
          </p>
        )}
        {deleting.problem !== null && <p className="py-2 text-alert">{deleting.problem}</p>}
      </div>
    </>
  );
}
