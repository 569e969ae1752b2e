import { lexicon } from '#lib/text/lexicons/lexicon';
import { answers, replyShapes } from '#lib/text/acts/rules/replies';
import type { Token } from '#lib/text/tokens/token';
import { actRuleSet, firstRule, type ActRule } from './act-rule.ts';
import type { ActType } from './act-types.ts';
import { auxiliaries, fillers, no, yes, type Shape } from './act-words.ts';

const answerSet = actRuleSet(answers);
const shapes = actRuleSet(replyShapes);
/** Notations that transcripts use for sounds other than words. */
const noises = lexicon('noises');
/** Terms that signal listening, and connectives that connect nothing. */
const listening = lexicon('listening');
const connecting = lexicon('connecting');
const connectives = lexicon('connectives');

/**
 * The act of a short reply: "yes", "no", "uh-huh" and the like, alone or with an echo of the question ("yes, we do").
 * null if the utterance says more than that.
 */
export function replyOf(shape: Shape): ActType | ActRule | null {
  const { words, rest, lead, said, core, asked, ended, before } = shape;
  if (words.every((token) => noises.has(token.norm))) return 'abandoned';
  const first =
    words.find((token) => !fillers.has(token.norm) && token.norm !== 'oh' && token.norm !== 'well')?.norm ?? '';
  const reply = firstRule(shape, shapes)?.what ?? null;
  const echo = reply === 'echo';
  const short = rest.length <= 1 || echo;
  const spoken = short ? first : (lead.split(' ').find((word) => yes.has(word) || no.has(word)) ?? '');
  if (before === 'question_yes_no' && !asked) {
    if ((short || rest.length > 2) && no.has(spoken)) return 'no_answer';
    const answer = firstRule(shape, answerSet);
    if (answer?.what === 'no_answer') return answer;
    if ((short || rest.length > 2) && (yes.has(spoken) || spoken === 'okay')) return 'yes_answer';
    if (answer) return answer;
  }
  // "Oh, do you?" acknowledges the statement before and asks nothing.
  if (reply === 'takes_up') return 'acknowledgement';
  if (before === 'directive' || before === 'commissive') {
    if (consists(words, listening) && /\b(?:yes|yeah|yep|okay|ok|sure|all right|alright|fine)\b/u.test(said))
      return 'agreement';
  }
  if (consists(words, listening))
    return onlySounds(words)
      ? 'abandoned'
      : /^(?:(?:oh|well|um|uh) )*yes(?: yes)*$/u.test(said) && !asked
        ? 'agreement'
        : 'acknowledgement';
  if (echo && no.has(first)) return 'no_answer';
  if (echo && ended && !asked && lead === '') return core.endsWith(' not') ? 'disagreement' : 'agreement';
  if (echo && yes.has(first)) return first === 'yes' && before === null ? 'yes_answer' : 'agreement';
  if (
    words.every(
      (token) => no.has(token.norm) || fillers.has(token.norm) || token.norm === 'oh' || token.norm === 'well',
    ) &&
    no.has(first)
  )
    return 'disagreement';
  return null;
}

/** Limits for an utterance made of listed terms alone: terms per utterance, and words per term. */
const mostPieces = 12;
const longestPiece = 4;

/** Whether the words consist only of terms of the list. */
function consists(words: readonly Token[], terms: ReadonlySet<string>): boolean {
  let at = 0;
  for (let piece = 0; piece < mostPieces && at < words.length; piece += 1) {
    let size = longestPiece;
    while (size > 0 && !(at + size <= words.length && terms.has(normsOf(words.slice(at, at + size))))) size -= 1;
    if (size === 0) return false;
    at += size;
  }
  return at >= words.length;
}

const normsOf = (words: readonly Token[]): string => words.map(({ norm }) => norm).join(' ');

/**
 * Whether the words are connectives that connect nothing: "and uh", "so", "well". Single sounds of listening ("hm",
 * "oh") do not count.
 */
function onlySounds(words: readonly Token[]): boolean {
  return (
    consists(words, connecting) &&
    words.some(({ norm }, i) => connectives.has(norm) || connectives.has(`${norm} ${words[i + 1]?.norm ?? ''}`))
  );
}

const danglers = lexicon('danglers');
/** Words that can end a complete sentence if a full stop follows: "I like her." */
const mayEnd = lexicon('dangling-ends');
const bareStarts = lexicon('bare-starts');
const wantsInfinitive = lexicon('wants-infinitive');
/** In words. A longer utterance has a content of its own, even if it breaks off. */
const longestFragment = 6;

/** Whether an utterance breaks off where more has to follow: "but the", "it's just a", "if you". */
export function isFragment({ words, rest, said, core, ended, asked }: Shape): boolean {
  if (asked || words.length === 0 || words.length > longestFragment) return false;
  if (consists(words, connecting)) return true;
  const last = words.at(-1)?.norm ?? '';
  if (
    danglers.has(last) &&
    !(ended && words.length > 1 && mayEnd.has(last)) &&
    !/\b(?:so am i|do i|and i and|than (?:i|we|he|she|they))$/u.test(said)
  )
    return true;
  if (ended && words.length > 3) return false;
  if (bareStarts.has(core) && words.length > rest.length - 1) return !(ended && /^(?:that|this|you|it)$/u.test(core));
  return (
    words.length >= 2 &&
    last === 'to' &&
    !words.some((token) => wantsInfinitive.has(token.norm)) &&
    !auxiliaries.has(words[0]?.norm ?? '')
  );
}
