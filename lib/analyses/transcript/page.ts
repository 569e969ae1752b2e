import { asStored, noFindings, type StepPage } from '#lib/analyses/step-page';
import { lead } from './lead.ts';

export const page: StepPage<'transcript'> = {
  lead,
  findings: noFindings,
  upgrade: asStored,
};
