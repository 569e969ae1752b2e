import { pattern } from '#lib/base/pattern';
import type { ActType } from './act-types.ts';
import { auxiliaries, fillers, no, yes, type Shape } from './act-words.ts';

/** What shows that one listens, as whole words of an utterance that has nothing else. */
const listening = pattern('u')`
  ^(?:uh huh|um hum|um hmm|mm hmm|mm hm|mhm|mm|hmm|hm|huh|uh|um|ah|oh|yeah|yep|yup|yes|ye|right|okay|ok
  |all right|alright|sure|really|i see|i understand|i hear you|gotcha|got it|understood|is that (?:right|so)
  |no kidding|well|fine|so|you know|and|but)(?: |$)
`;
const sounds = /^(?:uh|um|er|erm|ah|so|and|but|or|well|you know|i mean|like|then|because|oh well)(?: |$)/u;

/** What transcripts write for sounds that are no words. */
const noises = new Set([
  'laughter',
  'laughs',
  'laughing',
  'noise',
  'cough',
  'coughs',
  'sigh',
  'sighs',
  'sniffing',
  'breathing',
  'throat_clearing',
  'lipsmack',
  'inaudible',
  'unintelligible',
  'music',
  'applause',
]);

/**
 * "Yes", "no", "uh-huh" and the like, alone or with the echo of a question ("yes, we do"); null where there is more.
 */
export function replyOf({ words, rest, lead, said, core, asked, ended, before }: Shape): ActType | null {
  if (words.every((token) => noises.has(token.norm))) return 'abandoned';
  const first =
    words.find((token) => !fillers.has(token.norm) && token.norm !== 'oh' && token.norm !== 'well')?.norm ?? '';
  const short = rest.length <= 1 || isEcho(core);
  const spoken = short ? first : (lead.split(' ').find((word) => yes.has(word) || no.has(word)) ?? '');
  if (before === 'question_yes_no' && !asked) {
    if ((short || rest.length > 2) && no.has(spoken)) return 'no_answer';
    if (/^not (?:yet|really|at all|that i know(?: of)?|any ?more|right now|too much|much)$/u.test(core))
      return 'no_answer';
    if ((short || rest.length > 2) && (yes.has(spoken) || spoken === 'okay')) return 'yes_answer';
    if (
      /^(?:uh huh|um hum|mm hmm|mhm|of course)$/u.test(said) ||
      /^(?:i|we|he|she|it|they|there) (?:do|does|did|is|are|was|were|have|has|had|can|will|would|sure do|sure does)$/u.test(
        core,
      )
    )
      return 'yes_answer';
  }
  // "Oh, do you?" takes up what was said and asks for nothing.
  if (
    /^(?:do|does|did|is|are|was|were|have|has|can|will|would) (?:you|he|she|it|they|we)$/u.test(core) &&
    /(?:^| )oh$/u.test(lead)
  )
    return 'acknowledgement';
  if (before === 'directive' || before === 'commissive') {
    if (consists(said, listening) && /\b(?:yes|yeah|yep|okay|ok|sure|all right|alright|fine)\b/u.test(said))
      return 'agreement';
  }
  if (consists(said, listening))
    return onlySounds(said)
      ? 'abandoned'
      : /^(?:(?:oh|well|um|uh) )*yes(?: yes)*$/u.test(said) && !asked
        ? 'agreement'
        : 'acknowledgement';
  if (isEcho(core) && no.has(first)) return 'no_answer';
  if (isEcho(core) && ended && !asked && lead === '') return core.endsWith(' not') ? 'disagreement' : 'agreement';
  if (isEcho(core) && yes.has(first)) return first === 'yes' && before === null ? 'yes_answer' : 'agreement';
  if (
    words.every(
      (token) => no.has(token.norm) || fillers.has(token.norm) || token.norm === 'oh' || token.norm === 'well',
    ) &&
    no.has(first)
  )
    return 'disagreement';
  return null;
}

/** "I do", "we have not", "it is": a subject with its auxiliary and nothing more. */
function isEcho(core: string): boolean {
  return /^(?:i|you|we|he|she|it|they|there|that)(?: (?:sure|really|never|certainly))? (?:do|does|did|am|is|are|was|were|have|has|had|can|could|will|would|should)(?: not)?$/u.test(
    core,
  );
}

/** Whether a text is made of these pieces alone. */
function consists(said: string, piece: RegExp): boolean {
  let left = said;
  // A piece takes at least one word, and nobody listens in more than twelve.
  for (let i = 0; i < 12 && left !== ''; i += 1) {
    const found = piece.exec(left);
    if (!found) return false;
    left = left.slice(found[0].length);
  }
  return left === '';
}

/**
 * "and uh", "so", "well": connectives without anything to connect; single sounds of listening ("hm", "oh") are more
 * than that.
 */
function onlySounds(said: string): boolean {
  return consists(said, sounds) && /\b(?:so|and|but|or|well|you know|i mean|like|then|because)\b/u.test(said);
}

const danglers = new Set([
  'the',
  'a',
  'an',
  'and',
  'but',
  'or',
  'because',
  'my',
  'your',
  'our',
  'his',
  'her',
  'their',
  'i',
  'we',
  'he',
  'she',
  'they',
  'of',
  'if',
  'than',
  'its',
  'uh',
  'um',
  'as',
  'very',
  'into',
  'from',
  'every',
]);
/** Of these a sentence with its full stop may well end in: "I like her." */
const mayEnd = new Set(['her', 'his', 'i', 'we', 'he', 'she', 'they', 'of', 'than', 'as', 'very', 'from', 'because']);
/** A start this long that leads nowhere is given up; a longer one has said something before. */
const longestFragment = 6;

/** "but the", "it's just a", "if you": ends where more has to come. */
export function isFragment({ words, rest, said, core, ended, asked }: Shape): boolean {
  if (asked || words.length === 0 || words.length > longestFragment) return false;
  if (consists(said, sounds)) return true;
  const last = words.at(-1)?.norm ?? '';
  if (
    danglers.has(last) &&
    !(ended && words.length > 1 && mayEnd.has(last)) &&
    !/\b(?:so am i|do i|and i and|than (?:i|we|he|she|they))$/u.test(said)
  )
    return true;
  if (ended && words.length > 3) return false;
  if (
    /^(?:i|you|he|she|it|we|they|that|this|there|if you|kind of|sort of|a lot of|it is|that is|i am|you are|he is|they are|we are|what i|because it|and that|when you|when i|the one|in the)$/u.test(
      core,
    ) &&
    words.length > rest.length - 1
  )
    return !(ended && /^(?:that|this|you|it)$/u.test(core));
  return (
    words.length >= 2 &&
    last === 'to' &&
    !words.some((token) =>
      /^(?:want|wants|wanted|have|had|has|used|like|love|going|got|need|try|able|supposed)$/u.test(token.norm),
    ) &&
    !auxiliaries.has(words[0]?.norm ?? '')
  );
}
