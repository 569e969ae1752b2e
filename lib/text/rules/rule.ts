/**
 * How much a match counts. `sure`: it counts unless everything else contradicts it. `likely`: it counts if the score of
 * the passage supports it. `weighed`: it is only a feature of the passage's score.
 */
const tiers = ['sure', 'likely', 'weighed'] as const;
type Tier = (typeof tiers)[number];

/** One rule as data. Its examples and near misses are its tests; lint.ts checks that they exist. */
export interface Rule<What extends string = string> {
  /** Stable, since results contain it. Format: `kind.name`. */
  id: string;
  tier: Tier;
  /** The kind of thing that a match shows. */
  what: What;
  /** Phrases in the notation of lib/text/matcher/phrase. */
  phrases: readonly string[];
  /** Sentences in which the rule must match. */
  examples: readonly string[];
  /** Similar sentences in which it must not match. */
  nearMisses: readonly string[];
}
