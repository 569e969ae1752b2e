import { noFindings, type StepPage } from '#lib/analyses/step-page';
import { lead } from './lead.ts';

export const page: StepPage<'conversation_flow'> = {
  lead,
  findings: noFindings,
  upgrade: (stored) => ({
    dominance_by: null,
    subjects: [],
    problem_solving: [],
    coherence_over_time: [],
    method: '',
    ...stored,
  }),
};
