import { LocalTime } from '#components/ui/local-time';
import type { Sharing } from '#lib/sessions/access/sharing-contract';
import { sessionMessages } from '#lib/messages/session';

/** Who else can view the session, in a word or two, for the owner. */
export function SharingNote({
  sharing: { visibility, expires_at },
}: {
  sharing: Pick<Sharing, 'visibility' | 'expires_at'>;
}) {
  if (visibility === 'private') return <span data-sharing="private">{sessionMessages.isPrivate}</span>;
  if (expires_at === null) return <span data-sharing="link">{sessionMessages.anyone}</span>;
  return (
    <span data-sharing="link">
      {sessionMessages.anyoneUntil} <LocalTime iso={expires_at} />
    </span>
  );
}
