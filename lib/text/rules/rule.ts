/**
 * How far a rule is believed. `sure`: what it matches counts unless everything else speaks against it. `likely`: it
 * counts where the passage as a whole speaks for it, too. `weighed`: it only adds to the weight of a passage and names
 * nothing.
 */
const tiers = ['sure', 'likely', 'weighed'] as const;
type Tier = (typeof tiers)[number];

/** One rule as data. Its examples and near misses are its test, and the linter reads it (lint.ts). */
export interface Rule<What extends string = string> {
  /** Stable: it stands in results, as `kind.name`. */
  id: string;
  tier: Tier;
  /** What a match shows. */
  what: What;
  /** Phrases in the notation of lib/text/matcher/phrase. */
  phrases: readonly string[];
  /** Sentences in which it has to match. */
  examples: readonly string[];
  /** Sentences that look alike, in which it must not. */
  nearMisses: readonly string[];
}
