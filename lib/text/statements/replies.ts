import { pattern } from '#lib/base/pattern';
import { dialogueActs } from '#lib/text/acts/dialogue-acts';
import { tokensOf, type Sentence, type TextModel } from '#lib/text/model';

export interface Reply {
  accepted: boolean;
  refused: boolean;
  /** What was replied; null where nothing was. */
  sentence: Sentence | null;
}

const lead = '(?:(?:oh|well|um|uh|hm) )*';
const refusal = pattern('u')`
  ^${lead}(?:no(?! problem| worries)|nope|never|not now|not today|i can not|i could not|i will not(?! forget)
  |i do not(?! mind| know)|i am not|i would rather not|i am afraid|sorry)\b
  |^(?:\w+ ){1,3}(?:(?:is|'s) (?:no|not) good|does not work|will not work|would not work|is not possible)\b
`;
const acceptance = pattern('u')`
  ^${lead}(?:yes|yeah|yep|sure|okay|ok|of course|certainly|absolutely|gladly|with pleasure|happy to|no problem
  |no worries|will do|i will|we will|all right|alright|right away|consider it done|done|got it|you got it|deal
  |sounds good|works for me|fine|right|good idea|i can do|leave it|please
  |that would be (?:great|lovely|nice|good|perfect|wonderful|helpful)|thank you|thanks)\b
`;
/** The other one answers within this many acts, or not at all. */
const within = 3;

/**
 * How a request was answered: by the next words of somebody else, or by the next words where speakers are not known.
 */
export function replyTo(model: TextModel, { index, speaker }: Sentence): Reply {
  const acts = dialogueActs(model);
  const at = firstAfter(acts, index);
  const reply = acts
    .slice(at, at + (speaker === null ? 1 : within))
    .find((act) => speaker === null || (act.sentence.speaker !== null && act.sentence.speaker !== speaker));
  if (!reply) return { accepted: false, refused: false, sentence: null };
  const words = tokensOf(model, reply.sentence)
    .filter((token) => token.pos !== 'PUNCT')
    .map((token) => token.norm)
    .join(' ');
  const refused = refusal.test(words);
  return {
    refused,
    sentence: reply.sentence,
    accepted: !refused && acceptance.test(words) && !/\b(?:but|not)\b/u.test(words),
  };
}

/** Index of the first act that comes after this sentence. */
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
