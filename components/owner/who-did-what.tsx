import Link from 'next/link';
import { LocalTime } from '#components/ui/local-time';
import type { OwnerAccount } from '#lib/runtime/owner-account';
import type { AuditEntry } from '#lib/sessions/owners/audit';

const actions: Record<AuditEntry['action'], string> = {
  opened: 'opened',
  shared: 'shared',
  unshared: 'shared with fewer',
  exported: 'taken away',
  deleted: 'deleted',
};
const people: Record<AuditEntry['who'], string> = {
  owner: 'you',
  address: 'somebody with the address',
  link: 'somebody with a further link',
};
const clients: Record<AuditEntry['client'], string> = {
  browser: 'in a browser',
  phone: 'on a phone',
  script: 'by a program',
};

const shownAtOnce = 8;

/** The log that an owner may read: who opened, shared, took away and deleted what. */
export function WhoDidWhat({ account: { audit, audit_days } }: { account: OwnerAccount }) {
  return (
    <section aria-labelledby="who-did-what">
      <h2 id="who-did-what" className="text-lead font-semibold">
        Who did what
      </h2>
      <p className="mt-2 text-ink-2">
        Kept for {audit_days === 1 ? 'a day' : `${audit_days} days`}: what was done with your sessions, by whom and with
        what. Nothing of what was said, and no address of anybody. Visits within ten minutes count once.
      </p>
      {audit.length === 0 ? (
        <p className="mt-3">Nothing yet.</p>
      ) : (
        <>
          <Entries entries={audit.slice(0, shownAtOnce)} />
          {audit.length > shownAtOnce && (
            <details className="mt-2">
              <summary className="cursor-pointer text-ink-2">{audit.length - shownAtOnce} earlier</summary>
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
          {title === null ? 'A session that is gone' : <Link href={`/s/${session_id}`}>{title}</Link>}:{' '}
          {actions[action]} by {people[who]}, {clients[client]}
        </li>
      ))}
    </ol>
  );
}
