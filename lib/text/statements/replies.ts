import { actRuleSet, firstRule } from '#lib/text/acts/act-rule';
import { dialogueActs } from '#lib/text/acts/dialogue-acts';
import { lexicon } from '#lib/text/lexicons/lexicon';
import { tokensOf, type Sentence, type TextModel } from '#lib/text/model';
import { replyRules } from './reply-rules.ts';

export interface Reply {
  accepted: boolean;
  refused: boolean;
  /** The reply; null if there is none. */
  sentence: Sentence | null;
}

const rules = actRuleSet(replyRules);
/** Sounds before a reply. */
const leads = lexicon('reply-leads');
/** Number of acts within which another speaker's reply is expected. */
const within = 3;

/**
 * How a request was answered: by the next words of another speaker, or by the next words if the speakers are unknown.
 */
export function replyTo(model: TextModel, { index, speaker }: Sentence): Reply {
  const acts = dialogueActs(model);
  const at = firstAfter(acts, index);
  const reply = acts
    .slice(at, at + (speaker === null ? 1 : within))
    .find((act) => speaker === null || (act.sentence.speaker !== null && act.sentence.speaker !== speaker));
  if (!reply) return { accepted: false, refused: false, sentence: null };
  const words = tokensOf(model, reply.sentence).filter((token) => token.pos !== 'PUNCT');
  const from = words.findIndex(({ norm }) => !leads.has(norm));
  const told = firstRule({ words, rest: words.slice(Math.max(0, from)), asked: false }, rules)?.what ?? null;
  return {
    refused: told === 'refused',
    sentence: reply.sentence,
    accepted: told === 'accepted' && !words.some(({ norm }) => norm === 'but' || norm === 'not'),
  };
}

/** Index of the first act after a sentence (binary search). */
function firstAfter(acts: readonly { sentence: Sentence }[], sentence: number): number {
  let low = 0;
  let high = acts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((acts[middle]?.sentence.index ?? 0) > sentence) high = middle;
    else low = middle + 1;
  }
  return low;
}
