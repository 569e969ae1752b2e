/** A passage recognised with a confidence below this value (0 to 1) is shown as unsure, and no reading quotes it. */
export const unsureBelow = 0.75;
/**
 * Words that accuse or wound when they are misheard (`lib/text/high-stakes-words.ts`) are quoted only from this
 * confidence on.
 */
export const highStakesFrom = 0.87;
