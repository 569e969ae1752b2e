import { anger } from './anger.ts';
import { fear } from './fear.ts';
import { joy } from './joy.ts';
import { sadness } from './sadness.ts';
import { strain } from './strain.ts';

/**
 * Feelings put into words, and exclamations that express one. The weights learned from conversations decide whether a
 * phrase counts; a phrase alone never does. A rule with tier `weighed` is only a feature.
 */
export const emotionRules = [...anger, ...fear, ...joy, ...sadness];
export const strainRules = strain;
