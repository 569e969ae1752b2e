import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { remember } from '#lib/base/remember';

/** All metrics, in one place. Labels are names of kinds; never a session, a person or a word from a recording. */
export interface Metrics {
  registry: Registry;
  runsEnded: Counter<'outcome'>;
  /** From the first fact of a run to `complete`, in seconds. */
  runSeconds: Histogram;
  steps: Counter<'analysis_type' | 'outcome'>;
  stepSeconds: Histogram<'analysis_type'>;
  facts: Counter<'type'>;
  /** Failures by the code of errors.ts. */
  failures: Counter<'code'>;
  streams: Gauge<'transport'>;
  /** Downloads of recordings under way. */
  downloads: Gauge;
  uploads: Counter<'outcome'>;
  uploadBytes: Counter;
  modelCalls: Counter<'outcome'>;
  modelTokens: Counter<'direction'>;
  modelCostUsd: Counter;
  /** Runs that were accepted and have not ended. Set by the reader of the queue. */
  queueDepth: Gauge;
  /** From acceptance to start, in seconds. A run that is put back and taken up again counts once. */
  queueWaitSeconds: Histogram;
  viewers: Gauge;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180, 600];

function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // Memory, processor time, event-loop delay and garbage collection.
  collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []): Counter<L> =>
    new Counter({ name: `undertone_${name}`, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []): Gauge<L> =>
    new Gauge({ name: `undertone_${name}`, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, labelNames: L[] = []): Histogram<L> =>
    new Histogram({ name: `undertone_${name}`, help, labelNames, registers, buckets: seconds });
  return {
    registry,
    runsEnded: counter(
      'runs_ended_total',
      'Runs that ended, by outcome: completed, partly (some steps failed) or failed (all did).',
      ['outcome'],
    ),
    runSeconds: histogram('run_seconds', 'How long runs took, as their last fact says.'),
    steps: counter(
      'steps_total',
      'Steps that ended, by analysis and outcome: finished, fallback (the model failed, the local result stands) or failed.',
      ['analysis_type', 'outcome'],
    ),
    stepSeconds: histogram('step_seconds', 'How long finished steps took.', ['analysis_type']),
    facts: counter('facts_total', 'Facts appended to logs, by type.', ['type']),
    failures: counter('failures_total', 'Failures that were reported to people, by code.', ['code']),
    streams: gauge('streams', 'Open streams of facts, by transport.', ['transport']),
    downloads: gauge('downloads', 'Recordings that are being sent.'),
    uploads: counter('uploads_total', 'Uploads, by outcome: accepted, or the code of the refusal.', ['outcome']),
    uploadBytes: counter('upload_bytes_total', 'Bytes of accepted recordings.'),
    modelCalls: counter(
      'model_answers_total',
      'What the language model was asked for, by outcome: answered or failed.',
      ['outcome'],
    ),
    modelTokens: counter('model_tokens_total', 'Tokens of answered questions, by direction: input or output.', [
      'direction',
    ]),
    modelCostUsd: counter(
      'model_cost_usd_total',
      'Cost of answered questions in US dollars, where the price is known.',
    ),
    queueDepth: gauge('queue_depth', 'Runs that were accepted and have not ended.'),
    queueWaitSeconds: histogram(
      'queue_wait_seconds',
      'How long runs and steps waited from being accepted to being begun.',
    ),
    viewers: gauge('viewers', 'Followers of sessions in this process, over any transport.'),
  };
}

/** The metrics of this process. */
export function metrics(): Metrics {
  return remember('metrics', createMetrics);
}
