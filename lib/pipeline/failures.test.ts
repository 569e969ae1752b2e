import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '#lib/base/errors';
import { runPipeline } from './run.ts';
import { createFakeParts } from '#lib/pipeline/testing/fake-parts';

test('the caller learns of each failed step, and why', async () => {
  const work_dir = await mkdtemp(join(tmpdir(), 'undertone-failures-'));
  const cause = new Error('exit code null, signal SIGSEGV');
  const parts = createFakeParts({
    speech: { segments: [] },
    listenError: new AppError('decoder_failed', { reason: 'crashed' }, { cause }),
  });
  const told: [string, string, unknown][] = [];
  const request = {
    audio_path: 'a.wav',
    work_dir,
    peaks_path: join(work_dir, 'peaks.json'),
    playable_path: join(work_dir, 'copy.mp3'),
    duration_hint_s: null,
    context: {},
    voice_inference: true,
    signal: new AbortController().signal,
  };
  await runPipeline(
    { ...request, on_failure: (step, error) => told.push([step, error.code, error.cause]) },
    parts,
    async () => undefined,
  );
  expect(told).toContainEqual(['audio_quality_metrics', 'decoder_failed', cause]);
  expect(told).toContainEqual(['transcript', 'decoder_failed', cause]);
  expect(told).toHaveLength(12);
  await rm(work_dir, { recursive: true });
});

test('a recording that cannot be fetched fails the steps that need it, with the reason, and the others for what they wait for', async () => {
  const work_dir = await mkdtemp(join(tmpdir(), 'undertone-failures-'));
  const told: [string, string][] = [];
  const away = async (): Promise<string> => {
    throw new AppError('storage_unreachable');
  };
  const request = {
    audio_path: away,
    work_dir,
    peaks_path: join(work_dir, 'peaks.json'),
    playable_path: join(work_dir, 'copy.mp3'),
    duration_hint_s: null,
    context: {},
    voice_inference: true,
    signal: new AbortController().signal,
  };
  await runPipeline(
    { ...request, on_failure: (step, error) => told.push([step, error.code]) },
    createFakeParts({ speech: { segments: [] } }),
    async () => undefined,
  );
  expect(told).toContainEqual(['audio_quality_metrics', 'storage_unreachable']);
  expect(told).toContainEqual(['transcript', 'storage_unreachable']);
  expect(told.filter(([, code]) => code === 'needs_transcript')).toHaveLength(10);
  await rm(work_dir, { recursive: true });
});
