import { beforeEach, expect, test } from 'vitest';
import { metrics } from '#lib/base/logs/metrics';
import { countAppended } from './count-facts.ts';
import type { FactBody } from '#lib/events/facts';
import { MemoryLog } from '#lib/events/memory-log';

beforeEach(() => metrics().registry.resetMetrics());

async function text(): Promise<string> {
  return (await metrics().registry.metrics())
    .split('\n')
    .filter((line) => line.startsWith('undertone_'))
    .join('\n');
}

test('a run updates the metrics, and no session is named', async () => {
  const log = new MemoryLog();
  countAppended(log);
  const result = {
    type: 'result',
    analysis_type: 'speaker_attitude',
    data: {},
    provisional: false,
    took_ms: 300,
  } as unknown as FactBody & { type: 'result' };
  const local = { kind: 'local', name: 'undertone', version: '1' } as const;
  const model = {
    kind: 'model',
    name: 'prompts',
    version: '1',
    tokens: { input: 1_000, output: 50 },
    cost_usd: 0.25,
  } as const;
  await log.append('a-session-of-somebody', [
    { ...result, engine: local, provisional: true },
    { ...result, engine: model },
    { ...result, engine: local, fallback_reason: 'The model took too long.' },
    {
      type: 'error',
      message: 'Decoding stopped.',
      code: 'decoder_failed',
      analysis_type: 'transcript',
      retryable: true,
    },
    { type: 'complete', message: 'Done.', failed: ['transcript'], took_ms: 2_000 },
  ]);
  const found = await text();
  for (const line of [
    'undertone_facts_total{type="result"} 3',
    'undertone_steps_total{analysis_type="speaker_attitude",outcome="finished"} 1',
    'undertone_steps_total{analysis_type="speaker_attitude",outcome="fallback"} 1',
    'undertone_steps_total{analysis_type="transcript",outcome="failed"} 1',
    'undertone_step_seconds_count{analysis_type="speaker_attitude"} 2',
    'undertone_failures_total{code="decoder_failed"} 1',
    'undertone_runs_ended_total{outcome="partly"} 1',
    'undertone_run_seconds_sum 2',
    'undertone_model_answers_total{outcome="answered"} 1',
    'undertone_model_answers_total{outcome="failed"} 1',
    'undertone_model_tokens_total{direction="input"} 1000',
    'undertone_model_cost_usd_total 0.25',
  ])
    expect(found.split('\n')).toContain(line);
  expect(found).not.toContain('somebody');
});
