import type { Engine } from './analysis.ts';

/** For readings based on cues that can be quoted from the words. */
export const cueEngine: Engine = { kind: 'local', name: 'undertone-cues', version: '1' };
/** For readings that measure or count. */
export const measureEngine: Engine = { kind: 'local', name: 'undertone-measures', version: '1' };
