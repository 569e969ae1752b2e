import type { StepPage } from '#lib/analyses/step-page';
import { findings } from './findings.ts';
import { lead } from './lead.ts';

export const page: StepPage<'emotion_analysis'> = {
  lead,
  findings,
  upgrade: (stored) => ({ method: '', timed: false, ...stored }),
};
