import { asStored, type StepPage } from '#lib/analyses/step-page';
import { findings } from './findings.ts';
import { lead } from './lead.ts';

export const page: StepPage<'argument_analysis'> = {
  lead,
  findings,
  upgrade: asStored,
};
