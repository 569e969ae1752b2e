import Link from 'next/link';
import { LocalTime } from '#components/ui/local-time';
import { clock } from '#lib/base/words';
import { libraryMessages } from '#lib/messages/library';
import type { OpenItem, OpenSession } from '#lib/sessions/contract';

/** The open items of each session, newest session first. */
export function OpenList({ sessions }: { sessions: readonly OpenSession[] }) {
  if (sessions.length === 0) return <p className="mt-6">{libraryMessages.nothingOpen}</p>;
  return (
    <div className="mt-4 max-w-[52rem] border-t border-line">
      {sessions.map(({ session_id, title, created_at, items }) => (
        <section key={session_id} aria-label={title} className="border-b border-line py-4">
          <h2 className="font-semibold [overflow-wrap:anywhere]">
            <Link href={`/s/${session_id}`} prefetch={false} className="hover:text-accent">
              {title}
            </Link>
          </h2>
          <p className="text-note text-ink-2">
            <LocalTime iso={created_at} />
          </p>
          <ul className="mt-2">
            {items.map((item) => (
              <li key={`${item.kind} ${item.start_s} ${item.text}`}>
                <Item item={item} address={`/s/${session_id}`} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Item({ item: { kind, text, speaker, when, start_s }, address }: { item: OpenItem; address: string }) {
  const about = [speaker, when].filter((part) => part !== null).join(', ');
  return (
    <Link
      href={start_s === null ? address : `${address}#t=${start_s}`}
      prefetch={false}
      className="grid grid-cols-[3.5rem_minmax(0,1fr)] py-1.5 hover:text-accent"
    >
      <span className="text-accent tabular-nums">{start_s === null ? '' : clock(start_s)}</span>
      <span className="[overflow-wrap:anywhere]">
        <span className="text-note text-ink-2">
          {kind === 'task' ? libraryMessages.toDo : libraryMessages.question}
          {about && `, ${about}`}
        </span>
        <br />
        {text}
      </span>
    </Link>
  );
}
