import type { sessions } from '#lib/db/schema';
import { analysisTypes } from '#lib/analyses/steps';
import { type EnhancedUnderstanding, isToDo, isUnanswered } from '#lib/analyses/enhanced-understanding/schema';
import type { FactBody } from '#lib/events/facts';
import type { SessionMarks } from '#lib/sessions/contract';

type Projection = Partial<Pick<typeof sessions.$inferInsert, 'status' | 'duration_s' | 'transcript' | 'marks'>>;

const liveStates = { started: 'recording', resumed: 'recording', paused: 'paused', stopped: 'ended' } as const;

/**
 * The columns of a session's row that repeat its log, so that the library can list and search without folding every
 * log.
 */
export function projectionOf(bodies: readonly FactBody[]): Projection {
  const projection: Projection = {};
  for (const body of bodies) {
    // A step that runs again after the end never worsens a session's state.
    const total = body.type === 'progress' || body.type === 'complete' ? (body.total ?? analysisTypes.length) : 0;
    const whole = total === analysisTypes.length;
    if (body.type === 'progress' && whole) projection.status = 'processing';
    if (body.type === 'complete' && (whole || body.failed.length < total))
      projection.status = body.failed.length === analysisTypes.length ? 'error' : 'completed';
    if (body.type === 'live' && body.event !== 'marked')
      projection.marks = { ...projection.marks, live: liveStates[body.event] };
    if (body.type !== 'result') continue;
    if (body.analysis_type === 'audio_quality_metrics') projection.duration_s = body.data.duration_s;
    if (body.analysis_type === 'transcript') projection.transcript = body.data.transcript;
    if (body.analysis_type === 'manipulation_assessment')
      projection.marks = { ...projection.marks, pressure: body.data.cues_present };
    if (body.analysis_type === 'enhanced_understanding')
      projection.marks = { ...projection.marks, ...openIn(body.data) };
  }
  return projection;
}

function openIn({ actions, questions }: Pick<EnhancedUnderstanding, 'actions' | 'questions'>): SessionMarks {
  return { tasks: actions.filter(isToDo).length, open: questions.filter(isUnanswered).length };
}
