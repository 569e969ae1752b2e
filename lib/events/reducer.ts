import type { AnalysisType } from '#lib/analyses/steps';
import type { Fact } from '#lib/events/facts';
import type { SessionView, StepView } from '#lib/events/view';
import type { Segment } from '#lib/speech/contract';

/** Facts at or before the view's `seq` change nothing, so a fact that comes twice does no harm. */
export function reduce(view: SessionView, fact: Fact): SessionView {
  if (fact.seq <= view.seq) return view;
  return { ...apply(view, fact), seq: fact.seq };
}

export function fold(view: SessionView, facts: Iterable<Fact>): SessionView {
  let next = view;
  for (const fact of facts) next = reduce(next, fact);
  return next;
}

function apply(view: SessionView, fact: Fact): SessionView {
  switch (fact.type) {
    case 'progress':
      return onProgress(view, fact);
    case 'partial':
      return {
        ...view,
        segments: withSegment(view.segments, fact.data),
        heard: { until_s: Math.max(fact.data.end_s, view.heard?.until_s ?? 0), at: fact.at },
      };
    case 'result':
      return onResult(view, fact);
    case 'error': {
      const failure = { message: fact.message, code: fact.code, retryable: fact.retryable };
      if (!fact.analysis_type) return { ...view, error: failure };
      return withStep(view, fact.analysis_type, { state: 'failed', error: failure, arrival: arrivalOf(view, fact.analysis_type) });
    }
    case 'complete':
      return {
        ...view,
        status: fact.failed.length === view.progress.total ? 'error' : 'completed',
        complete: { message: fact.message, failed: fact.failed, took_ms: fact.took_ms, at: fact.at },
      };
  }
}

function onProgress(view: SessionView, fact: Extract<Fact, { type: 'progress' }>): SessionView {
  const progress = { done: fact.progress, total: fact.total, percentage: fact.percentage };
  const base: SessionView = { ...view, status: 'processing', progress, audio_s: view.audio_s ?? fact.audio_s ?? null };
  switch (fact.state) {
    case 'started':
      return withStep({ ...base, complete: null }, fact.analysis_type, { state: 'running', started_at: fact.at, error: null });
    case 'finished':
      return withStep(base, fact.analysis_type, { state: 'done' });
    case 'failed':
      return withStep(base, fact.analysis_type, { state: 'failed' });
  }
}

function onResult(view: SessionView, fact: Extract<Fact, { type: 'result' }>): SessionView {
  const before = view.steps[fact.analysis_type];
  const earlier = before.data && before.engine?.kind === 'local' ? { data: before.data, engine: before.engine } : before.local;
  const step = {
    data: fact.data,
    engine: fact.engine,
    provisional: fact.provisional,
    took_ms: fact.took_ms,
    fallback_reason: fact.fallback_reason ?? null,
    local: fact.engine.kind === 'model' ? earlier : null,
    error: null,
    arrival: arrivalOf(view, fact.analysis_type),
  } as Partial<StepView>;
  const next = withStep(view, fact.analysis_type, step);
  if (fact.analysis_type === 'transcript') return { ...next, segments: fact.data.segments };
  if (fact.analysis_type === 'audio_quality_metrics') return { ...next, audio_s: fact.data.duration_s };
  return next;
}

function withStep(view: SessionView, type: AnalysisType, change: Partial<StepView>): SessionView {
  return { ...view, steps: { ...view.steps, [type]: { ...view.steps[type], ...change } } };
}

function arrivalOf(view: SessionView, type: AnalysisType): number {
  const known = view.steps[type].arrival;
  if (known !== null) return known;
  return 1 + Object.values(view.steps).filter((step) => step.arrival !== null).length;
}

function withSegment(segments: Segment[], segment: Segment): Segment[] {
  const last = segments.at(-1);
  if (!last || segment.id > last.id) return [...segments, segment];
  const place = segments.findIndex((known) => known.id >= segment.id);
  return segments.toSpliced(place, segments[place]?.id === segment.id ? 1 : 0, segment);
}
