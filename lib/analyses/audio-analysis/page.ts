import type { StepPage } from '#lib/analyses/step-page';
import { findings } from './findings.ts';
import { lead } from './lead.ts';

export const page: StepPage<'audio_analysis'> = {
  lead,
  findings,
  upgrade: (stored) => ({
    rising_ends_ratio: null,
    curves: null,
    rate_over_time: [],
    pauses: [],
    method: '',
    not_available: {},
    ...stored,
  }),
};
