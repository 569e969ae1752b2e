import { analysisTypes, type CardType, type CustomType, isAnalysisType, isCustomType } from '#lib/analyses/steps';
import type { Fact } from './facts.ts';
import { onEdit, takenBy, withCorrections } from './reduce-edits.ts';
import {
  type CustomStepView,
  emptyStep,
  type LiveView,
  type PastResult,
  type SessionView,
  type StepView,
} from './view.ts';
import type { Segment } from '#lib/speech/contract';

/** Facts at or before the view's `seq` change nothing, so a repeated fact does no harm. */
export function reduce(view: SessionView, fact: Fact): SessionView {
  if (fact.seq <= view.seq) return view;
  return { ...apply(view, fact), seq: fact.seq };
}

/** As `reduce`, fact by fact. Consecutive passages are added in place; otherwise each would copy a long transcript. */
export function fold(view: SessionView, facts: Iterable<Fact>): SessionView {
  let next = view;
  /** An array that no other code has seen, so that it may be changed. */
  let own: Segment[] | null = null;
  for (const fact of facts) {
    if (fact.type !== 'partial' || fact.seq <= next.seq || !isNext(next, fact)) {
      next = reduce(next, fact);
      continue;
    }
    if (own === null || next.segments !== own) own = [...next.segments];
    own.push(fact.data);
    next = { ...next, segments: own, text_seq: fact.seq, heard: heardBy(next, fact), seq: fact.seq };
  }
  return next;
}

function apply(view: SessionView, fact: Fact): SessionView {
  switch (fact.type) {
    case 'progress':
      return onProgress(view, fact);
    case 'partial':
      return {
        ...view,
        segments: isReadAgain(view) ? view.segments : withSegment(view.segments, fact),
        text_seq: fact.seq,
        heard: heardBy(view, fact),
      };
    case 'result':
      return onResult(view, fact);
    case 'error': {
      const failure = { message: fact.message, code: fact.code, retryable: fact.retryable };
      const { analysis_type } = fact;
      if (analysis_type === undefined) return { ...view, error: failure };
      if (fact.code === 'withdrawn')
        return { ...view, custom: view.custom.filter((step) => step.analysis_type !== analysis_type) };
      return withStep(view, analysis_type, (step) => ({
        state: 'failed',
        error: failure,
        arrival: arrivalOf(view, step),
      }));
    }
    case 'complete':
      return onComplete(view, fact);
    case 'edit':
      return onEdit(view, fact);
    case 'dispute': {
      const { [fact.finding]: _, ...others } = view.disputes;
      return {
        ...view,
        disputes: fact.reason === null ? others : { ...others, [fact.finding]: { reason: fact.reason, at: fact.at } },
      };
    }
    case 'live':
      return { ...view, status: view.status === 'created' ? 'processing' : view.status, live: onLive(view.live, fact) };
  }
}

/** Whether a passage follows all known ones. */
function isNext(view: SessionView, { data, replaces }: Extract<Fact, { type: 'partial' }>): boolean {
  const last = view.segments.at(-1);
  return (
    replaces === undefined &&
    !isReadAgain(view) &&
    (last === undefined || (data.id > last.id && data.start_s >= last.start_s))
  );
}

/**
 * The live transcript stays until the whole recording has been read; otherwise two versions of a sentence would appear
 * side by side.
 */
function isReadAgain({ live, steps }: SessionView): boolean {
  return live?.state === 'reading' && (steps.transcript.data === null || steps.transcript.provisional);
}

function onLive(before: LiveView | null, { event, at_s, text = '' }: Extract<Fact, { type: 'live' }>): LiveView {
  const marks = before?.marks ?? [];
  switch (event) {
    case 'started':
    case 'resumed':
      return { state: 'recording', marks };
    case 'paused':
      return { state: 'paused', marks: [...marks, { kind: 'pause', at_s, text: '' }] };
    case 'marked':
      return {
        state: before?.state ?? 'recording',
        marks: [...marks, { kind: 'marker' as const, at_s, text }].toSorted((a, b) => a.at_s - b.at_s),
      };
    case 'stopped':
      return { state: 'stopped', marks };
  }
}

function heardBy(view: SessionView, fact: Extract<Fact, { type: 'partial' }>): SessionView['heard'] {
  return { until_s: Math.max(fact.data.end_s, view.heard?.until_s ?? 0), at: fact.at };
}

function onProgress(view: SessionView, fact: Extract<Fact, { type: 'progress' }>): SessionView {
  const { analysis_type } = fact;
  const known = isCustom(analysis_type) ? withQuestion(view, analysis_type, fact) : view;
  // A step that runs again after the end of the whole run has its own progress.
  const base: SessionView = view.complete
    ? known
    : {
        ...known,
        status: 'processing',
        progress: { done: fact.progress, total: fact.total, percentage: fact.percentage },
        audio_s: view.audio_s ?? fact.audio_s ?? null,
        live: liveAfter(view.live, fact),
      };
  switch (fact.state) {
    case 'started':
      return withStep({ ...base, edits: takenBy(base.edits, fact) }, analysis_type, () => ({
        state: 'running',
        started_at: fact.at,
        error: null,
      }));
    case 'finished':
      return withStep(base, analysis_type, () => ({ state: 'done' }));
    case 'failed':
      return withStep(base, analysis_type, () => ({ state: 'failed' }));
  }
}

/** A transcript that starts after the end of a live recording is that of the whole recording. */
function liveAfter(
  live: LiveView | null,
  { analysis_type, state }: Extract<Fact, { type: 'progress' }>,
): LiveView | null {
  return live?.state === 'stopped' && analysis_type === 'transcript' && state === 'started'
    ? { ...live, state: 'reading' }
    : live;
}

function onResult(view: SessionView, result: Extract<Fact, { type: 'result' }>): SessionView {
  const { fact, edits } = withCorrections(view, result);
  const next = withStep({ ...view, edits }, fact.analysis_type, (before) => ({
    data: fact.data,
    engine: fact.engine,
    provisional: fact.provisional,
    so_far_s: fact.so_far_s ?? null,
    took_ms: fact.took_ms,
    fallback_reason: fact.fallback_reason ?? null,
    local: fact.engine.kind === 'model' ? localBefore(before) : null,
    error: null,
    arrival: arrivalOf(view, before),
    // For a custom step the view's instruction is the question itself.
    ...(isCustom(fact.analysis_type) ? {} : { instruction: fact.instruction ?? null }),
    at: fact.renamed ? (before.at ?? fact.at) : fact.at,
    // A result of a text that has been corrected since is not worth keeping.
    history: fact.renamed || view.edits.stale.includes(fact.analysis_type) ? before.history : historyAfter(before),
  }));
  if (fact.analysis_type === 'transcript') return { ...next, segments: fact.data.segments, text_seq: fact.seq };
  if (fact.analysis_type === 'audio_quality_metrics') return { ...next, audio_s: fact.data.duration_s };
  return next;
}

function onComplete(view: SessionView, fact: Extract<Fact, { type: 'complete' }>): SessionView {
  // After the whole run its end stays; later runs of single steps only update which steps have no result.
  const failed = view.complete
    ? analysisTypes.filter((type) => view.steps[type].state === 'failed' && view.steps[type].data === null)
    : fact.failed.filter(isAnalysisType);
  const { message, took_ms, at } = view.complete ?? fact;
  return {
    ...view,
    status: failed.length === analysisTypes.length ? 'error' : 'completed',
    complete: { message, failed, took_ms, at },
  };
}

type AnyStep = StepView<CardType>;

/** The local reading that is kept beside a model's. */
function localBefore({ data, engine, local }: AnyStep): AnyStep['local'] {
  return data && engine?.kind === 'local' ? { data, engine } : local;
}

/**
 * A step with a final result is `running` only when it runs again: its earlier result becomes history with the first
 * result of that run.
 */
function historyAfter({
  state,
  data,
  engine,
  provisional,
  took_ms,
  instruction,
  fallback_reason,
  at,
  history,
}: AnyStep): PastResult[] {
  if (state !== 'running' || !data || !engine || provisional) return history;
  return [{ data, engine, took_ms: took_ms ?? 0, instruction, fallback_reason, at: at ?? '' }, ...history];
}

function isCustom(type: CardType): type is CustomType {
  return isCustomType(type);
}

/** `change` is typed for any step; the union of facts guarantees that data and step match. */
function withStep(view: SessionView, type: CardType, change: (step: AnyStep) => Partial<AnyStep>): SessionView {
  if (isCustom(type))
    return {
      ...view,
      custom: view.custom.map((step) =>
        step.analysis_type === type ? ({ ...step, ...change(step as AnyStep) } as CustomStepView) : step,
      ),
    };
  const step = view.steps[type];
  return { ...view, steps: { ...view.steps, [type]: { ...step, ...change(step) } } };
}

/** A question is known from its first `started` on; a later run may change its text. */
function withQuestion(
  view: SessionView,
  type: CustomType,
  { step: name, instruction }: Extract<Fact, { type: 'progress' }>,
): SessionView {
  const known = view.custom.find((step) => step.analysis_type === type);
  if (!known)
    return { ...view, custom: [...view.custom, { ...emptyStep(type), name, instruction: instruction ?? '' }] };
  if (instruction === undefined || instruction === known.instruction) return view;
  return { ...view, custom: view.custom.map((step) => (step === known ? { ...step, instruction } : step)) };
}

function arrivalOf(view: SessionView, { arrival }: AnyStep): number {
  if (arrival !== null) return arrival;
  return 1 + [...Object.values(view.steps), ...view.custom].filter((step) => step.arrival !== null).length;
}

/** A passage with a known id, or one that replaces others, takes that place; any other is placed by its time. */
function withSegment(segments: Segment[], { data, replaces = [] }: Extract<Fact, { type: 'partial' }>): Segment[] {
  const taken = segments.findIndex(({ id }) => id === data.id || replaces.includes(id));
  const others = taken < 0 ? segments : segments.filter(({ id }) => id !== data.id && !replaces.includes(id));
  if (taken >= 0) return others.toSpliced(taken, 0, data);
  const later = segments.findIndex(({ start_s }) => start_s > data.start_s);
  return later < 0 ? [...segments, data] : segments.toSpliced(later, 0, data);
}
