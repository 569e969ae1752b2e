import { asStored, noFindings, type StepPage } from '#lib/analyses/step-page';
import { lead } from './lead.ts';

export const page: StepPage<'quantitative_metrics'> = {
  lead,
  findings: noFindings,
  upgrade: asStored,
};
