import { anger } from './anger.ts';
import { fear } from './fear.ts';
import { joy } from './joy.ts';
import { sadness } from './sadness.ts';
import { strain } from './strain.ts';

/**
 * Feelings put into words, and exclamations that are one. Whether they count is decided with what was learned from
 * conversations: a phrase is a feature there, never the judge. A rule that is `weighed` is a feature alone.
 */
export const emotionRules = [...anger, ...fear, ...joy, ...sadness];
export const strainRules = strain;
