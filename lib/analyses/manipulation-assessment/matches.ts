import { cueTable, findCues, withClause } from '#lib/text/cues';
import type { Cue, CueMatch, CueTable } from '#lib/text/cues';
import type { TextModel } from '#lib/text/model';
import { families } from './cues.ts';
import type { Family } from './cues/family.ts';
import { isThinkingAloud, isTold } from './told.ts';

type Tier = keyof Family;

/** A cue in its place; the second phrase where it took two to make it; and whether it is one weak phrase alone. */
export interface ManipulationMatch extends CueMatch {
  beside: CueMatch | null;
  weak: boolean;
}

/** A phrase that does not count by itself everywhere. */
interface Lesser extends CueMatch {
  tier: Tier;
}

/** Two lesser phrases further apart than this many tokens have nothing to do with each other; fewer, where it is not known who speaks. */
const exchange = { known: 40, unknown: 12 } as const;

/** Tokens between two phrases that are said in one breath. */
const breath = 6;

/** A weak phrase alone is listed only where no other cue stands within this many tokens before it, or a stronger one after it: it adds nothing there. */
const apart = 100;

const tables = { strong: tableOf('strong'), weak: tableOf('weak'), slight: tableOf('slight') };

function tableOf(tier: Tier): CueTable {
  return cueTable(Object.entries(families).map(([cue, family]): Cue => ({ cue, phrases: family[tier] ?? [] })));
}

const cache = new WeakMap<TextModel, ManipulationMatch[]>();

/**
 * Cues in the speaker's own voice, in order: not negated, not in quotation marks, not told of somebody else (told.ts), one a stretch of
 * words (the longest). Three tiers: a strong phrase counts alone. A weak or slight one counts with another, different one by the same speaker,
 * at most 40 tokens away (12 where speakers are not known) and not yet used, and the two together are one cue, of the kind of the first.
 * Between known speakers a weak one also counts alone, where no other cue stands near.
 */
export function manipulationMatches(model: TextModel): ManipulationMatch[] {
  const known = cache.get(model);
  if (known) return known;
  const strong = longest(own(model, tables.strong));
  const weak = tiered(longest(own(model, tables.weak)), 'weak', strong);
  const slight = tiered(longest(own(model, tables.slight)), 'slight', [...strong, ...weak]);
  const { made, left } = paired(model, [...weak, ...slight].toSorted((a, b) => a.first - b.first));
  const firm = [...joined(strong).map((match) => ({ ...withClause(model, match), beside: null, weak: false })), ...made].toSorted((a, b) => a.first - b.first);
  const out = model.speakers.names.length > 1 ? withLone(model, firm, left.filter(({ tier, sentence }) => tier === 'weak' && sentence.speaker !== null)) : firm;
  cache.set(model, out);
  return out;
}

/** What is not taken by a phrase of a higher tier. */
function tiered(matches: CueMatch[], tier: Tier, higher: readonly CueMatch[]): Lesser[] {
  const taken = new Set(higher.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)));
  return matches.filter(({ first, last }) => !taken.has(first) && !taken.has(last)).map((match) => ({ ...match, tier }));
}

/** Weak phrases that stand alone, put in among the cues wherever these leave room. */
function withLone(model: TextModel, firm: ManipulationMatch[], lone: Lesser[]): ManipulationMatch[] {
  const out: ManipulationMatch[] = [];
  let next = 0;
  for (const match of lone) {
    for (let at = firm[next]; at && at.first < match.first; at = firm[next]) {
      out.push(at);
      next += 1;
    }
    const [before, after] = [out.at(-1), firm[next]];
    if ((before && match.first - before.last <= apart) || (after && after.first - match.last <= apart)) continue;
    out.push({ ...withClause(model, match), beside: null, weak: true });
  }
  return [...out, ...firm.slice(next)];
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

function paired(model: TextModel, lesser: Lesser[]): { made: ManipulationMatch[]; left: Lesser[] } {
  const made: ManipulationMatch[] = [];
  const left: Lesser[] = [];
  let open: Lesser | null = null;
  for (const match of lesser) {
    if (open && belong(model, open, match)) {
      made.push({ ...withClause(model, open), beside: withClause(model, match), weak: false });
      open = null;
    } else {
      if (open) left.push(open);
      open = match;
    }
  }
  return { made, left: open ? [...left, open] : left };
}

function belong(model: TextModel, a: Lesser, b: Lesser): boolean {
  if (a.tier === 'slight' && b.tier === 'slight') return false;
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
