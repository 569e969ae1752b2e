/** The phrases of one technique, in the notation of `lib/text/cues`. */
export interface Family {
  /** Rare in ordinary talk: each stands alone. */
  strong: readonly string[];
  /** Heard in ordinary talk too: said by one of two known speakers to the other each counts alone, as a weak cue; elsewhere two different ones, close together, make one cue. */
  weak: readonly string[];
  /** Heard every day: counts only beside a weak one or another of its kind. */
  slight?: readonly string[];
}

/** The phrases of several lists for one technique as one. */
export function together(...families: readonly Partial<Family>[]): Family {
  const all = (tier: keyof Family): string[] => families.flatMap((family) => family[tier] ?? []);
  return { strong: all('strong'), weak: all('weak'), slight: all('slight') };
}
