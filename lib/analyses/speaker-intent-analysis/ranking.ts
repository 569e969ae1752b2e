import { round } from '#lib/text/timing';
import type { Aim, Intent } from './aims.ts';

/** An intent is named from this share of what was shown on, and secondary from the second. */
const share = { primary: 0.25, secondary: 0.15 } as const;
/** From this many sentences on a share is taken as it is. */
const fullSentences = 20;
/** Statements fill every talk, so they count half. */
const weightOf = (intent: Intent): number => (intent === 'inform' ? 0.5 : 1);

export interface Ranked {
  intent: Intent;
  aims: Aim[];
  share: number;
}

export interface Ranking {
  ranked: Ranked[];
  named: Ranked | null;
  secondary: Ranked[];
  confidence: number | null;
}

/** The intents by their share of what was shown. */
export function rankingOf(aims: readonly Aim[]): Ranking {
  const total = aims.reduce((sum, { intent }) => sum + weightOf(intent), 0);
  const ranked = [...Map.groupBy(aims, ({ intent }) => intent)]
    .map(([intent, all]) => ({ intent, aims: all, share: (all.length * weightOf(intent)) / total }))
    .toSorted((a, b) => b.share - a.share || a.intent.localeCompare(b.intent));
  const [top] = ranked;
  const named = top && top.share >= share.primary ? top : null;
  return { ranked, named, secondary: ranked.filter((entry) => entry !== named && entry.share >= share.secondary), confidence: named ? round(Math.min(1, named.share) * Math.min(1, aims.length / fullSentences), 2) : null };
}
