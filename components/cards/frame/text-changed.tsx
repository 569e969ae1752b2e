import { useSession } from '#components/session/session-context';
import type { CardType } from '#lib/analyses/steps';
import { cardsMessages } from '#lib/messages/cards';

/** On a note that was read before its owner corrected the text. */
export function TextChanged({ type }: { type: CardType }) {
  const stale = useSession(({ view }) => view.edits.stale.includes(type) && !view.edits.reading.includes(type));
  return stale ? <p className="mt-1 text-note text-ink-2">{cardsMessages.textChanged}</p> : null;
}
