import type { Sufficiency } from '#lib/analyses/evidence/evidence';
import { firstSentence } from '#lib/base/words';
import { cardsMessages } from '#lib/messages/cards';

/** A longer lead, in characters, is set small from its second sentence on. */
const longLead = 110;

/** The lead of a result, or the reason why there is too little text for one. */
export function Lead({ text, sufficiency: { enough, reason } }: { text: string; sufficiency: Sufficiency }) {
  if (!enough) {
    return (
      <p className="mt-1.5 text-lead text-pretty">
        <span className="font-semibold">{cardsMessages.notEnough}</span> {reason ?? cardsMessages.engineGaveNoReason}
      </p>
    );
  }
  const [first, rest] = text.length > longLead ? firstSentence(text) : [text, ''];
  return (
    <>
      <p className="mt-1.5 text-lead text-pretty">{first}</p>
      {rest !== '' && <p className="mt-1 text-ink-2">{rest}</p>}
    </>
  );
}
