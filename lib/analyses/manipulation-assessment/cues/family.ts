/** The phrases of one technique, in the notation of `lib/analyses/text/cues`. */
export interface Family {
  /** Rare in ordinary talk: each stands alone. */
  strong: readonly string[];
  /** Heard in ordinary talk too: two different ones, close together and by one speaker, make one cue. */
  weak: readonly string[];
}
