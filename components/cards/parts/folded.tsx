import type { ReactNode } from 'react';
import { cardsMessages } from '#lib/messages/cards';
import { Disclosure } from './disclosure';

/** List items: the first few, the rest on demand. */
export function Folded({
  items,
  first = 4,
  look = 'divide-y divide-line',
}: {
  items: readonly ReactNode[];
  first?: number;
  look?: string;
}) {
  // A single further item takes less space than the button that would hide it.
  const shown = items.length <= first + 1 ? items : items.slice(0, first);
  const rest = items.slice(shown.length);
  return (
    <>
      <ul className={look}>{shown}</ul>
      {rest.length > 0 && (
        <Disclosure open={cardsMessages.showMore(rest.length)} close={cardsMessages.showFewer}>
          <ul className={look}>{rest}</ul>
        </Disclosure>
      )}
    </>
  );
}
