import { lexicon } from '#lib/text/lexicons/lexicon';
import { fragment, pattern } from '#lib/base/pattern';
import { wordsOf } from '#lib/text/learned/plain';
import { type TextModel, tokensOf } from '#lib/text/model';
import type { Spoken } from './spoken.ts';

const shortest = 3;
/** Words that the tagger takes for names at the start of a sentence. */
const noNames = lexicon('no-names');
const does = String.raw`(?:(?:['’]s| is) (?:going to|gonna)|['’]ll|(?: can)? will)\b`;
const subject = new RegExp(
  fragment`
    (?:^|[,.;:?!] |\b(?:and|so|but|then|because|that) )(?:(?:[Aa]nd|[Ss]o|[Bb]ut|[Tt]hen|[Oo]kay|[Ww]ell),? )?
    (\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)${does}(?! you\b)
  `,
  'u',
);
const vocative = pattern('u')`
  ^(?:(?:and|so|okay|ok|well|then),? )*(\p{Lu}\p{Ll}+)[,?] (?:can|could|would|will|please|do|don't|you|take
  |send|call|bring|go|put|get|make|write|check)\b
  |,? (?:can|could|would|will) you\b[^,?]*, (\p{Lu}\p{Ll}+)[?.]?$
`;

/**
 * The name of the person who does it: "Joanne will send you the form", "Peter's going to call". null if the text gives
 * no name there.
 */
export function namedDoer(model: TextModel, task: Spoken): string | null {
  const found = subject.exec(task.text)?.[1];
  if (found === undefined || !isName(model, task, found)) return null;
  return labelOf(model, found) ?? found;
}

/** The person addressed by name, if it is a speaker or a name: "Tom, can you ring them?". null otherwise. */
export function calledOn(model: TextModel, task: Spoken): string | null {
  const match = vocative.exec(task.text);
  const found = match?.[1] ?? match?.[2];
  if (found === undefined || !isName(model, task, found)) return null;
  return labelOf(model, found) ?? found;
}

/** The first speaker's label that contains a word of this name. */
function labelOf(model: TextModel, name: string): string | null {
  const words = wordsOf(name.toLowerCase());
  return (
    model.speakers.names.find((label) => words.some((word) => wordsOf(label.toLowerCase()).includes(word))) ?? null
  );
}

/** Whether the tagger takes the word for a name, or a speaker's label contains it. */
function isName(model: TextModel, { start, end, unit }: Spoken, name: string): boolean {
  if (labelOf(model, name) !== null) return true;
  const [word = ''] = wordsOf(name);
  if (word.length < shortest || noNames.has(word.toLowerCase())) return false;
  return model.sentences.some(
    (sentence) =>
      sentence.segment === unit &&
      sentence.start < end &&
      sentence.end > start &&
      tokensOf(model, sentence).some((token) => token.text === word && token.pos === 'PROPN'),
  );
}
