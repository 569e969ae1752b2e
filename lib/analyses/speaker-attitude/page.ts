import type { StepPage } from '#lib/analyses/step-page';
import { findings } from './findings.ts';
import { lead } from './lead.ts';

export const page: StepPage<'speaker_attitude'> = {
  lead,
  findings,
  upgrade: (stored) => ({
    method: '',
    ...stored,
    speakers: (stored.speakers ?? []).map((line) => ({
      marks_of_disrespect: 0,
      attitude: null,
      respect_level: null,
      ...line,
    })),
  }),
};
