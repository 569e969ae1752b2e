import type { CustomAnswer } from '#lib/analyses/custom/schema';
import { cardsMessages } from '#lib/messages/cards';

/** The sentence that an answer is read by first. */
export function replyOf({ reply, findings }: CustomAnswer): string {
  return reply ?? (findings.length === 0 ? cardsMessages.nothingFound : cardsMessages.passagesBelow);
}
