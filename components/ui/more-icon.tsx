import { partsMessages } from '#lib/messages/parts';

export const moreLabel = partsMessages.more;
export const moreClass = 'grid size-11 place-items-center text-ink-2 hover:text-ink';

export function MoreIcon() {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" className="fill-current">
      <path d="M3 10.5H6V13.5H3ZM10.5 10.5H13.5V13.5H10.5ZM18 10.5H21V13.5H18Z" />
    </svg>
  );
}
