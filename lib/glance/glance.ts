import { type Finding, tellsMuch } from '#lib/analyses/evidence/finding';
import { bare } from '#lib/analyses/quotes/quote-places';
import type { SessionView } from '#lib/events/view';
import { findingsOf } from './findings-of.ts';
import { type GlanceLine, linesOf } from './lines.ts';
import { type Unknown, unknownIn } from './unknown.ts';

/** The first things that a reader sees of a recording. */
export interface Glance {
  lines: GlanceLine[];
  /** At most five, the most telling first. */
  ranked: Finding[];
  unknown: Unknown;
}

const most = 5;
/** With fewer findings than this, less telling ones are added. */
const few = 3;

/** A pure function of the results. */
export function glanceOf(view: SessionView): Glance {
  const lines = linesOf(view.steps);
  return { lines, ranked: ranked(findingsOf(view.steps), lines), unknown: unknownIn(view) };
}

/** The most telling findings, without those that a line above shows in full, and only one for the same words. */
function ranked(all: readonly Finding[], lines: readonly GlanceLine[]): Finding[] {
  const items = lines.flatMap((line) => line.items);
  const told = new Set(items.map(({ at }) => at?.finding));
  const quoted = new Set(items.filter(({ said }) => said).map(({ text }) => bare(text)));
  const taken: Finding[] = [];
  const words = new Set<string>();
  for (const finding of all) {
    if (taken.length === most || (taken.length >= few && finding.score < tellsMuch)) break;
    const { analysis, evidence, kind } = finding;
    if (kind === 'aim' && told.has(finding.id)) continue;
    if (analysis === 'enhanced_understanding' && evidence.every(({ quote }) => quoted.has(bare(quote)))) continue;
    if (evidence.every(({ quote }) => quote !== '' && words.has(quote))) continue;
    taken.push(finding);
    for (const { quote } of evidence) words.add(quote);
  }
  return taken;
}
