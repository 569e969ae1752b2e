/** A passage recognised with less confidence than this, 0 to 1, is shown as unsure, and no reading quotes it. */
export const unsureBelow = 0.75;
/** What accuses or wounds where it was misheard (`lib/text/high-stakes-words.ts`) is quoted only from this confidence on. */
export const highStakesFrom = 0.87;
