import { setTimeout as sleep } from 'node:timers/promises';
import { samplePath } from '#e2e/support/audio';
import { startServer } from '#e2e/support/server';
import { quantile } from '#lib/base/statistics';
import { fakeAnswer } from '#lib/language/testing/fake-answers';
import { startScriptedModel } from '#lib/language/testing/model-server';
import type { Measure } from './measures.ts';
import { timedRun } from './timed-run.ts';

const runs = 3;
/** As many as one run makes. */
const concurrency = 2;
/** Fewer than one run makes, so that the limit is reached. */
const few = 1;

interface ModelTimes {
  /** In ms from the transcript's result to the last result of a model. */
  deepened_ms: number;
  /** In ms from the upload to the last local reading, provisional or not. */
  local_ms: number;
}

async function timed(base: string): Promise<ModelTimes & { complete_ms: number }> {
  const start = performance.now();
  const seen = { transcript: start, local: start, model: start };
  const { complete_ms } = await timedRun(base, samplePath('argument'), ({ data }) => {
    if (data.type !== 'result') return;
    const now = performance.now();
    if (data.analysis_type === 'transcript') seen.transcript = now;
    if (data.engine.kind === 'model') seen.model = now;
    else if (!('fallback_reason' in data)) seen.local = now;
  });
  return { deepened_ms: seen.model - seen.transcript, local_ms: seen.local - start, complete_ms };
}

/**
 * Medians, and the duration of each run. `lasting_ms`: the least durations of the runs, so that idle workers end as in
 * another series.
 */
async function several(
  env: Record<string, string>,
  lasting_ms: readonly number[] = [],
): Promise<ModelTimes & { each_ms: number[] }> {
  await using server = await startServer({ env: { LOG_LEVEL: 'warn', ...env } });
  await server.ready();
  const all: ModelTimes[] = [];
  const each_ms: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const times = await timed(server.url);
    // The first one is a warm-up.
    if (run > 0) all.push(times);
    each_ms.push(times.complete_ms);
    if (run < runs) await sleep(Math.max(0, (lasting_ms[run] ?? 0) - times.complete_ms));
  }
  const medianOf = (key: keyof ModelTimes): number =>
    quantile(
      all.map((times) => times[key]),
      0.5,
    );
  return { deepened_ms: medianOf('deepened_ms'), local_ms: medianOf('local_ms'), each_ms };
}

/**
 * The cost of a model, with a scripted server: one that answers in a second, one that takes a few calls at a time, one
 * that hangs.
 */
export async function modelMeasures(): Promise<Measure[]> {
  await using model = await startScriptedModel({ answer: fakeAnswer, delay_ms: 1_000, pieces: 1 });
  const env = { OPENAI_BASE_URL: model.base_url, ANALYSIS_MODEL: 'scripted-1' };
  const quick = await several({ ...env, MODEL_CONCURRENCY: String(concurrency) });
  await using narrow = await startScriptedModel({ answer: fakeAnswer, delay_ms: 200, pieces: 1 });
  await several({ ...env, OPENAI_BASE_URL: narrow.base_url, MODEL_CONCURRENCY: String(few) });
  model.always('hangs');
  const hanging = await several(env);
  const without = await several({}, hanging.each_ms);
  return [
    {
      what: 'model answering in 1 s: transcript to last model card, median of 3',
      unit: 's',
      target: 1.5,
      measured: quick.deepened_ms / 1000,
    },
    { what: `most calls at once with MODEL_CONCURRENCY=${few}`, unit: 'calls', target: few, measured: narrow.busiest },
    {
      what: 'hanging model: time of the local cards against none',
      unit: 'times',
      target: 1.1,
      measured: hanging.local_ms / without.local_ms,
    },
  ];
}
