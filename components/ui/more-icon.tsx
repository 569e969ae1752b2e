import { Ellipsis } from 'lucide-react';
import { partsMessages } from '#lib/messages/parts';

export const moreLabel = partsMessages.more;
export const moreClass = 'grid size-11 place-items-center text-ink-2 hover:text-ink';

export function MoreIcon() {
  return <Ellipsis size={20} strokeWidth={1.75} aria-hidden="true" />;
}
