import type { ReactNode } from 'react';
import { Disclosure } from './disclosure';

/** List items: the first few at once, the rest on demand. */
export function Folded({ items, first = 4 }: { items: readonly ReactNode[]; first?: number }) {
  // One more than planned is shorter than the button that would hide it.
  const shown = items.length <= first + 1 ? items : items.slice(0, first);
  const rest = items.slice(shown.length);
  return (
    <>
      <ul className="divide-y divide-line">{shown}</ul>
      {rest.length > 0 && (
        <Disclosure open={`Show ${rest.length} more`} close="Show fewer">
          <ul className="divide-y divide-line">{rest}</ul>
        </Disclosure>
      )}
    </>
  );
}
