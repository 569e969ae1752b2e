import type { CustomAnswer } from '#lib/analyses/custom/schema';
import { cardsMessages } from '#lib/messages/cards';

/** The lead of an answer. */
export function replyOf({ reply, findings }: CustomAnswer): string {
  return reply ?? (findings.length === 0 ? cardsMessages.nothingFound : cardsMessages.passagesBelow);
}
