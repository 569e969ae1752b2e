import { asStored, type StepPage } from '#lib/analyses/step-page';
import { findings } from './findings.ts';
import { lead } from './lead.ts';

export const page: StepPage<'manipulation_assessment'> = {
  lead,
  findings,
  upgrade: asStored,
};
