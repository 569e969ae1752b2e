import type { StepPage } from '#lib/analyses/step-page';
import { findings } from './findings.ts';
import { lead } from './lead.ts';

export const page: StepPage<'enhanced_understanding'> = {
  lead,
  findings,
  upgrade: (stored) => ({
    checkable_claims: [],
    contradictions: [],
    positions: [],
    disagreements: [],
    turning_points: [],
    method: '',
    ...stored,
    questions: (stored.questions ?? []).map((question) => ({ kind: 'information', ...question })),
    decisions: (stored.decisions ?? []).map((decision) => ({ explicit: null, ...decision })),
    actions: (stored.actions ?? []).map((action) => ({ status: 'open', ...action })),
  }),
};
