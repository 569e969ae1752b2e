import { asStored, type StepPage } from '#lib/analyses/step-page';
import { findings } from './findings.ts';
import { lead } from './lead.ts';

export const page: StepPage<'audio_quality_metrics'> = {
  lead,
  findings,
  upgrade: asStored,
};
