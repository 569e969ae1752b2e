import Link from 'next/link';
import { LocalTime } from '#components/ui/local-time';
import { ownerMessages } from '#lib/messages/owner';
import type { OwnerAccount } from '#lib/runtime/owner-account';

const shownAtOnce = 8;

/** The audit for the owner: who viewed, shared, exported and deleted sessions. */
export function AuditList({ account: { audit, audit_days } }: { account: OwnerAccount }) {
  return (
    <section aria-labelledby="who-did-what">
      <h2 id="who-did-what" className="text-lead font-semibold">
        {ownerMessages.logTitle}
      </h2>
      <p className="mt-2 text-ink-2">{ownerMessages.logText(audit_days)}</p>
      {audit.length === 0 ? (
        <p className="mt-3">{ownerMessages.nothingYet}</p>
      ) : (
        <>
          <Entries entries={audit.slice(0, shownAtOnce)} />
          {audit.length > shownAtOnce && (
            <details className="mt-2">
              <summary className="cursor-pointer text-ink-2">
                {ownerMessages.earlier(audit.length - shownAtOnce)}
              </summary>
              <Entries entries={audit.slice(shownAtOnce)} />
            </details>
          )}
        </>
      )}
    </section>
  );
}

function Entries({ entries }: { entries: OwnerAccount['audit'] }) {
  return (
    <ol className="mt-3 space-y-1">
      {entries.map(({ session_id, action, who, client, at, title }, index) => (
        <li key={`${at.toISOString()} ${index}`} className="break-words">
          <span className="text-note text-ink-2">
            <LocalTime iso={at.toISOString()} />
          </span>{' '}
          {title === null ? ownerMessages.sessionGone : <Link href={`/s/${session_id}`}>{title}</Link>}:{' '}
          {ownerMessages.logEntry(action, who, client)}
        </li>
      ))}
    </ol>
  );
}
