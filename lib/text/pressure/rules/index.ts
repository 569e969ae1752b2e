import { persons } from './persons.ts';
import { selling } from './selling.ts';
import { softly } from './softly.ts';
import { threats } from './threats.ts';

/** All rules for pressure, in the order of the model's features. */
export const pressureRules = [...selling, ...threats, ...persons, ...softly];
