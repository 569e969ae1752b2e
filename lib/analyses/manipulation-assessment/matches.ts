import { cueTable, findCues, withClause } from '#lib/analyses/text/cues';
import type { Cue, CueMatch, CueTable } from '#lib/analyses/text/cues';
import type { TextModel } from '#lib/analyses/text/model';
import { families } from './cues.ts';
import { isThinkingAloud, isTold } from './told.ts';

/** A cue in its place, and the second phrase where it took two weak ones to make it. */
export interface ManipulationMatch extends CueMatch {
  beside: CueMatch | null;
}

/** Two weak phrases further apart than this many tokens have nothing to do with each other; fewer, where it is not known who speaks. */
const exchange = { known: 40, unknown: 12 } as const;

/** Tokens between two phrases that are said in one breath. */
const breath = 6;

const tables = { strong: tableOf('strong'), weak: tableOf('weak') };

function tableOf(tier: 'strong' | 'weak'): CueTable {
  return cueTable(Object.entries(families).map(([cue, family]): Cue => ({ cue, phrases: family[tier] })));
}

const cache = new WeakMap<TextModel, ManipulationMatch[]>();

/**
 * Cues in the speaker's own voice, in order: not negated, not in quotation marks, not told of somebody else (told.ts), one a stretch of
 * words (the longest). Two tiers: a strong phrase counts alone; a weak one only with another, different one by the same speaker, at most 40
 * tokens away (12 where speakers are not known) and not yet used, and the two together are one cue, of the kind of the first.
 */
export function manipulationMatches(model: TextModel): ManipulationMatch[] {
  const known = cache.get(model);
  if (known) return known;
  const strong = longest(own(model, tables.strong));
  const taken = new Set(strong.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)));
  const free = longest(own(model, tables.weak)).filter(({ first, last }) => !taken.has(first) && !taken.has(last));
  const out = [...joined(strong).map((match) => ({ ...withClause(model, match), beside: null })), ...pairs(model, free)].toSorted((a, b) => a.first - b.first);
  cache.set(model, out);
  return out;
}

function own(model: TextModel, table: CueTable): CueMatch[] {
  return findCues(model, table).filter((match) => !match.context.negated && !match.context.quoted && !isTold(model, match) && !isThinkingAloud(model, match));
}

function longest(matches: CueMatch[]): CueMatch[] {
  const out: CueMatch[] = [];
  for (const match of matches) {
    const before = out.at(-1);
    if (!before || match.first > before.last) out.push(match);
    else if (match.last - match.first > before.last - before.first) out[out.length - 1] = match;
  }
  return out;
}

/** "After all I did for you, this is how you treat me": two phrases of a kind in one breath are one cue. */
function joined(matches: CueMatch[]): CueMatch[] {
  const out: CueMatch[] = [];
  for (const match of matches) {
    const before = out.at(-1);
    const one = before && before.cue === match.cue && before.sentence === match.sentence && match.first - before.last <= breath;
    if (one) out[out.length - 1] = { ...before, last: match.last, end: match.end };
    else out.push(match);
  }
  return out;
}

function pairs(model: TextModel, weak: CueMatch[]): ManipulationMatch[] {
  const out: ManipulationMatch[] = [];
  let open: CueMatch | null = null;
  const lone = model.speakers.names.length > 1;
  for (const match of weak) {
    if (open && belong(model, open, match)) {
      out.push({ ...withClause(model, open), beside: withClause(model, match) });
      open = null;
    } else {
      if (open && lone) out.push({ ...withClause(model, open), beside: null });
      open = match;
    }
  }
  if (open && lone) out.push({ ...withClause(model, open), beside: null });
  return out;
}

function belong(model: TextModel, a: CueMatch, b: CueMatch): boolean {
  const { speaker } = a.sentence;
  const far = b.first - a.last > (speaker === null ? exchange.unknown : exchange.known);
  return !far && speaker === b.sentence.speaker && wordsOf(model, a) !== wordsOf(model, b);
}

function wordsOf(model: TextModel, match: CueMatch): string {
  return model.tokens
    .slice(match.first, match.last + 1)
    .map((token) => token.norm)
    .join(' ');
}
