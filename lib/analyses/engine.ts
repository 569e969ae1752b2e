import type { Engine } from './analysis.ts';

/** Readings made of cues that can be pointed at in the words. */
export const cueEngine: Engine = { kind: 'local', name: 'undertone-cues', version: '1' };
/** Readings that are measured or counted. */
export const measureEngine: Engine = { kind: 'local', name: 'undertone-measures', version: '1' };
