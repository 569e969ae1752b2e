import { cueTable, findCues, withClause } from '#lib/text/cues';
import type { CueMatch } from '#lib/text/cues';
import { contextOf } from '#lib/text/context';
import type { Sentence, TextModel } from '#lib/text/model';
import { fallacyCues, fallacyPairs } from './fallacy-cues.ts';

const single = cueTable(fallacyCues);
const firsts = cueTable(fallacyPairs.map(({ first }, i) => ({ cue: String(i), phrases: first })));
const seconds = cueTable(fallacyPairs.map(({ second }, i) => ({ cue: String(i), phrases: second })));

/** Tokens between the two parts of a pair, at most. */
const reach = 24;

/** Fallacies in the speaker's own words, in order, one of a kind a sentence: single phrases, two parts together, and "either ... or" over clauses. */
export function fallaciesOf(model: TextModel): CueMatch[] {
  const found = [
    ...findCues(model, single).filter(isOwn).map((match) => withClause(model, match)),
    ...pairsOf(model),
    ...model.sentences.flatMap((sentence) => eitherOr(model, sentence) ?? []),
  ].toSorted((a, b) => a.first - b.first || b.last - a.last);
  const out: CueMatch[] = [];
  for (const match of found) if (!out.some((known) => known.cue === match.cue && (known.last >= match.first || known.sentence === match.sentence))) out.push(match);
  return out;
}

function isOwn({ cue, context }: CueMatch): boolean {
  return !context.negated && !context.quoted && (cue === 'false_dilemma' || !context.conditional);
}

/** The span runs from the first part to the second. */
function pairsOf(model: TextModel): CueMatch[] {
  const ends = Map.groupBy(findCues(model, seconds).filter(({ context }) => !context.quoted), ({ cue }) => cue);
  return findCues(model, firsts)
    .filter(({ context }) => !context.quoted)
    .flatMap((first): CueMatch[] => {
      const fallacy = fallacyPairs[Number(first.cue)]?.fallacy;
      const second = nextAfter(ends.get(first.cue) ?? [], first.last);
      if (!fallacy || !second || second.first - first.last > reach || second.sentence.index - first.sentence.index > 1 || second.sentence.speaker !== first.sentence.speaker) return [];
      return [withClause(model, { ...second, cue: fallacy, sentence: first.sentence, first: first.first, start: first.start })];
    });
}

/** The first match behind a token; matches are in order of the text. */
function nextAfter(matches: readonly CueMatch[], token: number): CueMatch | undefined {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.first ?? 0) > token) high = middle;
    else low = middle + 1;
  }
  return matches[low];
}

/** "Either we ban cars or the children ...": a verb on both sides. "Either Monday or Tuesday" and "either way" are no dilemma. */
function eitherOr(model: TextModel, sentence: Sentence): CueMatch | null {
  const tokens = model.tokens.slice(sentence.first, sentence.last + 1);
  const either = tokens.findIndex((token) => token.norm === 'either');
  if (either < 0) return null;
  const or = tokens.findIndex((token, i) => i > either + 1 && token.norm === 'or');
  // "You either agree or you ...": the subject comes again.
  const again = tokens[either + 1]?.pos === 'VERB' && /^(?:you|we|they|he|she|i)$/u.test(tokens[or + 1]?.norm ?? '');
  if (!again && !/^(?:NOUN|PROPN|PRON|DET|ADJ)$/u.test(tokens[either + 1]?.pos ?? '')) return null;
  const verb = (from: number, to: number): boolean => tokens.slice(from, to).some((token) => token.pos === 'VERB' || token.pos === 'AUX');
  if (or < 0 || !verb(either + (again ? 1 : 2), or) || !verb(or + 2, or + 7)) return null;
  const first = sentence.first + (again && either > 0 ? either - 1 : either);
  const last = tokens.at(-1)?.pos === 'PUNCT' ? sentence.last - 1 : sentence.last;
  const context = contextOf(model, sentence, first);
  const start = model.tokens[first]?.start;
  const end = model.tokens[last]?.end;
  return context.quoted || start === undefined || end === undefined ? null : { cue: 'false_dilemma', sentence, first, last, start, end, context };
}
