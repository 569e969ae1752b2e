import { LocalTime } from '#components/ui/local-time';
import type { Sharing } from '#lib/sessions/access/sharing-contract';

/** Who else may look, in a word or two, for the owner. */
export function SharingNote({
  sharing: { visibility, expires_at },
}: {
  sharing: Pick<Sharing, 'visibility' | 'expires_at'>;
}) {
  if (visibility === 'private') return <span data-sharing="private">Private</span>;
  if (expires_at === null) return <span data-sharing="link">Anyone with the link</span>;
  return (
    <span data-sharing="link">
      Anyone with the link until <LocalTime iso={expires_at} />
    </span>
  );
}
