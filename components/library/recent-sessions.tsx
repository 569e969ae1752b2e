import Link from 'next/link';
import { FocusKept } from '#components/ui/focus-kept';
import { LocalTime } from '#components/ui/local-time';
import { clock } from '#lib/base/words';
import { libraryMessages } from '#lib/messages/library';
import type { SessionSummary } from '#lib/sessions/contract';
import { DeleteSession } from './delete-session';
import { stateOf } from './states';

export function RecentSessions({ sessions }: { sessions: readonly SessionSummary[] }) {
  return (
    <FocusKept state={sessions.map(({ session_id }) => session_id).join()}>
      <Listed sessions={sessions} />
    </FocusKept>
  );
}

function Listed({ sessions }: { sessions: readonly SessionSummary[] }) {
  if (sessions.length === 0) {
    return (
      <p className="mt-12 text-note">
        <Link href="/owner" prefetch={false} className="link">
          {libraryMessages.bringHere}
        </Link>
      </p>
    );
  }
  return (
    <section aria-labelledby="recent" className="mt-16">
      <h2 id="recent" className="text-lead font-semibold">
        {libraryMessages.yours}
      </h2>
      <ul className="mt-3 border-t border-line">
        {sessions.map((session) => (
          <li
            key={session.session_id}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line sm:grid-cols-[minmax(0,1fr)_11rem_4.5rem_8rem_auto]"
          >
            <Link
              href={`/s/${session.session_id}`}
              prefetch={false}
              className="min-w-0 truncate pt-2 font-medium hover:text-accent sm:py-3"
            >
              {session.title}
            </Link>
            <span className="order-2 col-span-2 -mt-2 pb-2 text-note text-ink-2 sm:order-none sm:col-span-1 sm:m-0 sm:p-0">
              <LocalTime iso={session.created_at} />
              <span className="sm:hidden">
                {session.duration_s !== null && `, ${clock(session.duration_s)}`}, {stateOf(session)}
              </span>
            </span>
            <span className="hidden text-right text-note text-ink-2 sm:block">
              {session.duration_s === null ? libraryMessages.noLength : clock(session.duration_s)}
            </span>
            <span className="hidden text-note text-ink-2 sm:block">{stateOf(session)}</span>
            <DeleteSession session={session} />
          </li>
        ))}
      </ul>
      <p className="mt-3 flex flex-wrap gap-x-6 text-note">
        <Link href="/library" prefetch={false} className="link">
          {libraryMessages.searchLibrary}
        </Link>
        <Link href="/owner" prefetch={false} className="link">
          {libraryMessages.elsewhereOrDelete}
        </Link>
      </p>
    </section>
  );
}
