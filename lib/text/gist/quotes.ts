import { anyOf } from '#lib/text/lexicons/lexicon';
import { normOf } from '#lib/text/topics/ranked';
import { wordRanks } from '#lib/text/topics/topics';
import { wordsOf } from '#lib/text/learned/plain';
import type { Span, TextModel } from '#lib/text/model';

/** A quote of a speaker. */
export interface Saying extends Span {
  speaker: string | null;
  /** How likely the finding is right, 0 to 1; 1 if not given. */
  score?: number;
}

/** In words. Longer quotes are cut; shorter ones say too little. */
const words = { most: 30, fewest: 4 } as const;
/** Lead-in words, which a quote leaves out. */
const lead = new RegExp(String.raw`^(?:(?:${anyOf('quote-leads')})\b[,.…–—-]*\s+)+`, 'iu');

/** A verbatim quote with its speaker, without its lead-in, cut if it is long: `Anna: “…”`. */
export function quoted(model: TextModel, { start, end, speaker }: Saying): string {
  const text = heartOf(model, { start, end });
  const all = wordsOf(text);
  const shown = all.length <= words.most ? text : `${all.slice(0, words.most).join(' ')} …`;
  const line = `“${shown}”${/[.?!…]$/u.test(shown) ? '' : '.'}`;
  return speaker === null ? line : `${speaker}: ${line}`;
}

function heartOf(model: TextModel, { start, end }: Span): string {
  const text = model.text.slice(start, end).replaceAll(/\s+/gu, ' ').trim();
  const rest = text.replace(lead, '');
  return wordsOf(rest).length >= words.fewest ? rest : text;
}

const known = new WeakMap<TextModel, Map<string, number>>();

/**
 * How much a quote tells of the talk: the mean of the learned probabilities that its words occur in a summary. Short
 * quotes score a little lower.
 */
export function tellsHowMuch(model: TextModel, span: Span): number {
  let ranks = known.get(model);
  if (!ranks) {
    ranks = new Map(wordRanks(model, 'gist').map(({ norm, score }) => [norm, 1 / (1 + Math.exp(-score))]));
    known.set(model, ranks);
  }
  const norms = new Set(wordsOf(heartOf(model, span)).slice(0, words.most).map(normOf));
  let sum = 0;
  let count = 0;
  for (const norm of norms) {
    const weight = ranks.get(norm);
    if (weight === undefined) continue;
    sum += weight;
    count += 1;
  }
  return sum / (2 + count);
}
