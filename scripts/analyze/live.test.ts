import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { cutSound } from '#lib/audio/write/sound-cut';
import type { Fact } from '#lib/events/facts';

const root = join(import.meta.dirname, '../..');

async function analyze(
  input: Buffer,
  ...more: string[]
): Promise<{ code: number | null; out: string; errors: string }> {
  const child = spawn(process.execPath, ['scripts/analyze.ts', ...more], { cwd: root });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.on('error', () => undefined).end(input);
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, errors };
}

test(
  'samples from a pipe give live words, and the readings of the whole at the end',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'undertone-pipe-'));
    const wav_path = join(folder, 'part.wav');
    await cutSound(
      { path: join(root, 'public/samples/planning.mp3'), from_s: 0, to_s: 8, wav_path },
      new AbortController().signal,
    );
    const { code, out, errors } = await analyze(readFileSync(wav_path), '--live', '-');
    rmSync(folder, { recursive: true });
    expect([code, errors]).toEqual([0, '']);
    const facts = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Fact);
    expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1));
    expect(facts[0]).toMatchObject({ type: 'live', event: 'started' });
    const stopped = facts.findIndex((fact) => fact.type === 'live' && fact.event === 'stopped');
    expect(facts[stopped]).toMatchObject({ at_s: 8 });
    expect(facts.slice(0, stopped).find(({ type }) => type === 'partial')).toMatchObject({
      data: { text: expect.stringMatching(/thank you/i) },
    });
    expect(facts.at(-1)).toMatchObject({ type: 'complete', total: 12, failed: [] });
  },
);

test('an empty input, and one that cannot be samples, is refused in a sentence', { timeout: 60_000 }, async () => {
  const nothing = await analyze(Buffer.alloc(0), '--live', '-');
  expect(nothing.code).toBe(1);
  expect(nothing.errors).toMatch(/No sound arrived/);
  expect((await analyze(Buffer.alloc(0), '--live', 'talk.raw')).errors).toMatch(/--live reads standard input/);
  expect((await analyze(Buffer.alloc(0), '--live', '-', '--channels', '3')).errors).toMatch(/--channels 1 or 2/);
});
