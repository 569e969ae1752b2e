import { existsSync } from 'node:fs';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createParser } from 'eventsource-parser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Fact } from '#lib/events/facts';
import { createFakeParts } from '#lib/pipeline/testing/fake-parts';
import { sseFormat } from './sse.ts';
import { streamAnalysisPipeline } from './stream-analysis-pipeline.ts';

const session = 'AAAAAAAAAAAAAAAAAAAAAA';
const speech = { segments: [{ start_s: 0, end_s: 3, text: 'We need to decide about the budget today.' }] };
let folder: string;
let audio: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-stream-'));
  audio = join(folder, 'a.wav');
  await writeFile(audio, 'x');
  // The folder for the run's temporary files.
  vi.stubEnv('TMPDIR', folder);
});
afterEach(() => vi.unstubAllEnvs());

function parse(frames: string): { id: string | undefined; event: string | undefined; fact: Fact }[] {
  const parsed: { id: string | undefined; event: string | undefined; fact: Fact }[] = [];
  const parser = createParser({
    onEvent: ({ id, event, data }) => void parsed.push({ id, event, fact: JSON.parse(data) as Fact }),
  });
  parser.feed(frames);
  return parsed;
}

test('yields one frame per fact, from the first progress to complete, and deletes temporary files', async () => {
  const frames = await Array.fromAsync(
    streamAnalysisPipeline(audio, session, {}, { parts: createFakeParts({ speech }) }),
  );
  const parsed = frames.map((frame) => parse(frame));
  expect(parsed.every((events) => events.length === 1)).toBe(true);
  const facts = parsed.flat();
  expect(facts.map(({ id, event, fact }) => [id, event, fact.seq])).toEqual(
    facts.map((_, index) => [String(index + 1), undefined, index + 1]),
  );
  expect(facts[0]?.fact.type).toBe('progress');
  expect(facts.at(-1)?.fact).toMatchObject({ type: 'complete', session_id: session, failed: [] });
  expect(await readdir(folder)).toEqual([]);
});

test('keeps the audio if asked to', async () => {
  await Array.fromAsync(
    streamAnalysisPipeline(audio, session, {}, { parts: createFakeParts({ speech }), deleteAudio: false }),
  );
  expect(existsSync(audio)).toBe(true);
});

test('leaving early cancels the run and cleans up', async () => {
  const parts = createFakeParts({ speech, until: new Promise(() => undefined) });
  for await (const frame of streamAnalysisPipeline(audio, session, {}, { parts })) {
    expect(frame).toContain('"started"');
    break;
  }
  expect(await readdir(folder)).toEqual([]);
});

test('a draft has no id', () => {
  const frame = sseFormat({
    type: 'partial',
    analysis_type: 'argument_analysis',
    data: { so: 'far' },
    ephemeral: true,
    session_id: session,
  });
  expect(frame).not.toMatch(/^id:/m);
  expect(frame.endsWith('\n\n')).toBe(true);
});

test('a line break in a text stays inside its frame', () => {
  const [event, ...more] = parse(
    sseFormat({
      type: 'error',
      message: 'one\ntwo\r\n\ndata: three',
      code: 'internal',
      retryable: true,
      seq: 1,
      at: '',
      session_id: session,
    }),
  );
  expect(more).toEqual([]);
  expect(event?.fact).toMatchObject({ message: 'one\ntwo\r\n\ndata: three' });
});
