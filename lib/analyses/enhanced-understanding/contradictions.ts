import type { Sentence, TextModel } from '#lib/text/model';
import { framesOf } from './frames.ts';
import type { Amount, Frame } from './frames.ts';

export interface Contradiction {
  first: Sentence;
  second: Sentence;
  why: string;
}

/** Verbs of how things stand. Who buys two tickets may buy five another time; who has a sister has one. */
const stative = new Set(['be', 'have', 'own', 'owe', 'cost', 'weigh', 'employ', 'earn', 'contain', 'include']);
/** Nouns whose number belongs to the moment. */
const passing = new Set(['minute', 'second', 'hour', 'day', 'question', 'thing', 'point', 'word', 'time', 'idea', 'moment', 'week', 'month', 'year', 'percent', 'option', 'problem', 'more']);
/** Frames compared under one key; beyond that a talk repeats itself. */
const mostAlike = 12;
/** What two people, each of whom says "I", may well see differently. */
const attitudes = new Set(['like', 'love', 'hate', 'want', 'need', 'think', 'believe', 'know', 'see', 'agree', 'understand', 'care', 'trust', 'feel', 'mean', 'prefer', 'remember']);
/** Sentences so close, said by nobody known, may be a dispute. */
const dispute = 2;
/** A correction at once ("No, I was not", "sorry, five") is no contradiction. */
const correcting = /^(?:no|sorry|actually|i mean|wait|correction|well actually|or rather|rather|i meant|not)\b/iu;

/**
 * Statements of one speaker (or of an unknown one) with the same subject, verb and tense, where one denies what the other says, or where the same thing is
 * counted differently. Only what has the same words besides; conditions, questions, quotations, and words of change ("yet", "now") rule a pair out.
 */
export function contradictionsOf(model: TextModel): Contradiction[] {
  const said = new Map<string, Frame[]>();
  const out: Contradiction[] = [];
  const used = new Set<number>();
  for (const sentence of model.sentences) {
    if (sentence.words < 3 || correcting.test(sentence.text)) continue;
    for (const frame of framesOf(model, sentence)) {
      const keys = keysOf(frame);
      const found = keys.flatMap((key) => said.get(key) ?? []).map((before) => ({ before, why: whyNot(before, frame) })).find(({ before, why }) => why !== null && before.sentence !== sentence && !isDispute(before, frame) && !used.has(before.sentence.index));
      if (found && found.why !== null && !used.has(sentence.index)) {
        out.push({ first: found.before.sentence, second: sentence, why: sentence.speaker === null ? `${found.why} It is not known whether one person said both.` : found.why });
        used.add(found.before.sentence.index).add(sentence.index);
      }
      for (const key of keys) note(said, key, frame);
    }
  }
  return out;
}

function isDispute(a: Frame, b: Frame): boolean {
  return a.speaker === null && attitudes.has(a.verb) && a.sentence.segment !== b.sentence.segment && b.sentence.index - a.sentence.index <= dispute;
}

function note(said: Map<string, Frame[]>, key: string, frame: Frame): void {
  const known = said.get(key);
  if (!known) said.set(key, [frame]);
  else if (known.length < mostAlike && !known.some((before) => before.negated === frame.negated && before.content.join(' ') === frame.content.join(' ') && before.amounts.map(shown).join() === frame.amounts.map(shown).join())) known.push(frame);
}

function shown({ noun, number }: Amount): string {
  return `${number} ${noun}`;
}

function keysOf({ speaker, subject, verb, tense, content, amounts }: Frame): string[] {
  const base = `${speaker ?? ''}|${subject}|${verb}|${tense}`;
  return [...content.map((lemma) => `${base}|${lemma}`), ...amounts.map(({ noun }) => `${base}|#${noun}`)];
}

/** Why two frames with one subject, verb and tense do not fit together; null where they do. */
function whyNot(a: Frame, b: Frame): string | null {
  if (a.negated !== b.negated) {
    const [no, yes] = a.negated ? [a, b] : [b, a];
    const whole = no.content.length > 0 && no.content.every((lemma) => yes.content.includes(lemma)) && (yes.content.length === no.content.length || no.content.length >= 2 || no.absolutely);
    return whole && no.amounts.length === 0 && yes.amounts.length === 0 ? 'One says what the other denies.' : null;
  }
  if (a.negated || !stative.has(a.verb) || !(within(a.content, b.content) || within(b.content, a.content))) return null;
  if (a.subject === 'there' && a.tense === 'past' && a.content.length + b.content.length === 0) return null;
  for (const one of a.amounts) {
    const other = b.amounts.find(({ noun }) => noun === one.noun);
    if (other && one.number !== '' && other.number !== '' && other.number !== one.number && !passing.has(one.noun)) return 'The same thing is counted differently.';
  }
  return null;
}

function within(part: readonly string[], whole: readonly string[]): boolean {
  return part.every((lemma) => whole.includes(lemma));
}
