import { lexicon } from '#lib/text/lexicons/lexicon';
import type { Token } from './token.ts';

/**
 * Finds where a question, a reply or a promise begins in running text, by words and parts of speech. For text with
 * commas or nothing in place of full stops.
 */

const auxiliaries = lexicon('auxiliaries');
/** Auxiliaries that rarely precede a pronoun except in questions. */
const inverting = lexicon('inverting-auxiliaries');
const pronouns = lexicon('asked-subjects');
const determiners = lexicon('determiners');
const whWords = lexicon('question-words');
/** "Anna, who is a doctor": words that can also attach a clause to the noun before them. */
const relatives = lexicon('relatives');
/** After these, a question word does not open a question: "I know what", "depends on how". */
const embedding = lexicon('embedding');
/** Words that invert the next clause: "So do I", "nor can we", "than did they". */
const inverters = lexicon('inverters');
const conjunctions = lexicon('lead-ins');
const quantities = lexicon('quantities');

/**
 * Whether a question begins at token `t`, by the words before and after it. `free`: the clause before it has already
 * ended.
 */
export function opensQuestion(tokens: readonly Token[], t: number, free: boolean): boolean {
  const word = tokens[t]?.norm ?? '';
  const [next, second] = [tokens[t + 1], tokens[t + 2]];
  const before = tokens.slice(Math.max(0, t - 2), t).findLast((token) => token.pos !== 'PUNCT');
  if (!next) return false;
  if (whWords.has(word)) {
    // "I know when it is" continues the clause; "I'm checking when was it" begins a question.
    const begins =
      /^(?:when|where|why|how)$/u.test(word) &&
      isInverted(next, second) &&
      (pronouns.has(second?.norm ?? '') || determiners.has(second?.norm ?? ''));
    if (begins) return true;
    if (before && (embedding.has(before.lemma) || embedding.has(before.norm)) && !free) return false;
    if (!free && before && /^(?:ADP|AUX|VERB|PART|SCONJ)$/u.test(before.pos)) return false;
    if (
      before &&
      relatives.has(word) &&
      !(next.pos === 'AUX' && second && pronouns.has(second.norm)) &&
      /^(?:NOUN|PROPN|PRON|DET)$/u.test(before.pos) &&
      !free
    )
      return false;
    if (word === 'how') return quantities.has(next.norm) || isInverted(next, second);
    if (word === 'why') return next.norm === 'not' || isInverted(next, second);
    if (word === 'what' || word === 'which' || word === 'whose')
      return (
        /^(?:time|kind|day|about|if|sort|one)$/u.test(next.norm) ||
        isInverted(next, second) ||
        (auxiliaries.has(next.norm) && free && word !== 'which') ||
        (next.pos === 'NOUN' && isInverted(second, tokens[t + 3]))
      );
    if (word === 'who')
      return (
        auxiliaries.has(next.norm) ||
        (free &&
          (next.pos === 'VERB' ||
            (next.norm.endsWith('s') && /^(?:it|the|this|that|them|these|us|a)$/u.test(second?.norm ?? ''))))
      );
    return isInverted(next, second);
  }
  if (!auxiliaries.has(word) || (before && inverters.has(before.norm) && !(free && before.norm === 'so'))) return false;
  const after = next.norm === 'not' ? second : next;
  if (!after || (!free && followsWh(tokens, t))) return false;
  if (
    before &&
    !free &&
    (whWords.has(before.norm) ||
      pronouns.has(before.norm) ||
      before.pos === 'AUX' ||
      before.pos === 'DET' ||
      before.pos === 'ADP' ||
      before.norm === 'to')
  )
    return false;
  if (inverting.has(word) && pronouns.has(after.norm)) return true;
  return free && (pronouns.has(after.norm) || determiners.has(after.norm) || after.pos === 'PROPN');
}

/** Whether the question has already begun: "how long | does it take". */
function followsWh(tokens: readonly Token[], t: number): boolean {
  for (let i = t - 1; i >= Math.max(0, t - 4); i -= 1) {
    const token = tokens[i];
    if (!token || token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'PUNCT') return false;
    if (whWords.has(token.norm)) return true;
  }
  return false;
}

function isInverted(auxiliary: Token | undefined, subject: Token | undefined): boolean {
  if (!auxiliary || !subject || !auxiliaries.has(auxiliary.norm)) return false;
  return (
    subject.norm === 'not' ||
    pronouns.has(subject.norm) ||
    determiners.has(subject.norm) ||
    /^(?:PROPN|NOUN|PRON|DET|ADJ)$/u.test(subject.pos)
  );
}

const replies = lexicon('reply-openers');
const notReply = lexicon('before-no-reply');
/** Words after which a subject continues the clause: "I think I will", "when I get". */
const leaning = lexicon('leaning');

/** Whether "yes", "sure" or "okay" opens a reply here; "no" does so only before certain words. */
export function opensReply(tokens: readonly Token[], t: number): boolean {
  const word = tokens[t]?.norm ?? '';
  const before = tokens[t - 1];
  if (!before || notReply.has(before.norm) || replies.has(before.norm)) return false;
  if (word === 'no')
    return /^(?:i|we|it|that|he|she|they|not|you|problem|worries|way)$/u.test(tokens[t + 1]?.norm ?? '');
  if (word === 'of') return tokens[t + 1]?.norm === 'course';
  return replies.has(word);
}

/**
 * Whether an independent clause begins here: "i will", "we are", "let me", "please send", "thank you". It must not
 * depend on the word before.
 */
export function opensClause(tokens: readonly Token[], t: number): boolean {
  const word = tokens[t]?.norm ?? '';
  const [before, next] = [tokens[t - 1], tokens[t + 1]];
  if (!before || !next) return false;
  const elliptic =
    before.pos === 'AUX' &&
    pronouns.has(tokens[t - 2]?.norm ?? '') &&
    /^(?:do|did|can|will|would|should|could|is|are|was|am|have)$/u.test(before.norm);
  if (elliptic && /^(?:i|we|he|she|they)$/u.test(word) && next.pos === 'AUX') return true;
  if (
    leaning.has(before.norm) ||
    leaning.has(before.lemma) ||
    before.pos === 'ADP' ||
    before.pos === 'DET' ||
    before.pos === 'AUX' ||
    before.norm === 'to'
  )
    return false;
  if (word === 'let') return next.norm === 'us' || next.norm === 'me';
  if (word === 'please') return next.pos === 'VERB';
  if (word === 'thank') return next.norm === 'you';
  if (before.pos === 'VERB' && before.norm === before.lemma) return false;
  if (word === 'i' && /^(?:think|guess|believe|mean|hope|suppose)$/u.test(next.norm)) return true;
  // "the report i sent" is one clause; "thanks for coming today we need" contains two.
  const timed =
    before.entity === 'DATE' ||
    before.entity === 'TIME' ||
    /^(?:today|tomorrow|yesterday|tonight|now|yet|again|too|much|later|then|here|there)$/u.test(before.norm);
  return (
    /^(?:i|we|he|she|they|there)$/u.test(word) &&
    (next.pos === 'AUX' || auxiliaries.has(next.norm) || (timed && next.pos === 'VERB'))
  );
}

export function isConjunction(token: Token | undefined): boolean {
  return token !== undefined && conjunctions.has(token.norm);
}
