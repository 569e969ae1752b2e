import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createListener } from '#lib/audio/listener';
import type { VoiceTurns } from './contract.ts';
import { createDiarizer } from './diarizer.ts';

/** Made with flite's voices `rms`, `awb` and `slt`. */
type Fixture = 'two-men' | 'man-and-woman' | 'one-man';
interface Said {
  speaker: string;
  start_s: number;
  end_s: number;
}

const fixtures = new URL('../testing/fixtures/', import.meta.url);
const listener = createListener({ maxAudioMinutes: 5 });
const diarizer = createDiarizer();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voices-'));
});
afterAll(async () => {
  await Promise.all([listener.close(), diarizer.close()]);
  await rm(folder, { recursive: true });
});

async function diarize(name: Fixture, voices: number | null = null): Promise<VoiceTurns> {
  const signal = new AbortController().signal;
  const listening = listener.listen({
    path: fileURLToPath(new URL(`${name}.opus`, fixtures)),
    work_dir: folder,
    peaks_path: join(folder, 'peaks.json'),
    playable_path: join(folder, 'copy.mp3'),
    signal,
  });
  return diarizer.diarize({
    pcm_path: listening.pcm_path,
    spans: await Array.fromAsync(listening.spans),
    voices,
    signal,
  });
}

/** The share of the speech time with a detected voice in which it is the wrong one. */
async function confusion(name: Fixture, turns: VoiceTurns): Promise<number> {
  const said = (JSON.parse(await readFile(new URL('voices.json', fixtures), 'utf8')) as Record<Fixture, Said[]>)[name];
  const speakers = [...new Set(said.map(({ speaker }) => speaker))];
  const shared = [0, 0];
  for (const turn of turns ?? []) {
    for (const { speaker, start_s, end_s } of said) {
      const overlap = Math.max(0, Math.min(turn.end_s, end_s) - Math.max(turn.start_s, start_s));
      const index = speakers.indexOf(speaker) === turn.voice ? 0 : 1;
      shared[index] = (shared[index] ?? 0) + overlap;
    }
  }
  const [same = 0, crossed = 0] = shared;
  return Math.min(same, crossed) / (same + crossed);
}

test.each(['two-men', 'man-and-woman'] as const)(
  '%s in one channel are two voices, each at the right time',
  async (name) => {
    const turns = await diarize(name);
    expect(new Set(turns?.map(({ voice }) => voice))).toEqual(new Set([0, 1]));
    expect(await confusion(name, turns)).toBeLessThan(0.05);
    for (const [index, { start_s, end_s }] of (turns ?? []).entries()) {
      expect(end_s).toBeGreaterThan(start_s);
      expect(start_s).toBeGreaterThanOrEqual((turns?.[index - 1]?.end_s ?? 0) - 0.011);
    }
  },
);

test('one voice is not split, and the number given by a person counts', async () => {
  expect(await diarize('one-man')).toBeNull();
  expect(await diarize('two-men', 1)).toBeNull();
  expect(new Set((await diarize('one-man', 2))?.map(({ voice }) => voice)).size).toBe(2);
});

test('an unreadable recording has no voices, and nothing fails', async () => {
  expect(
    await diarizer.diarize({
      pcm_path: join(folder, 'none.pcm'),
      spans: [{ start_s: 0, end_s: 9, voiced: [{ start_s: 0, end_s: 9 }] }],
      voices: null,
      signal: new AbortController().signal,
    }),
  ).toBeNull();
});
