import type { StepPage } from '#lib/analyses/step-page';
import { findings } from './findings.ts';
import { lead } from './lead.ts';

export const page: StepPage<'speaker_intent_analysis'> = {
  lead,
  findings,
  upgrade: (stored) => ({
    ...stored,
    speakers: (stored.speakers ?? []).map((speaker) => ({ intents: [], ...speaker })),
  }),
};
