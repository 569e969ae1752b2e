import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createListener } from '#lib/audio/listener';
import { callRate, mixOf, spokenSample } from '#lib/audio/testing/calls';
import { noise, type Sound, writeWav } from '#lib/audio/testing/sounds';
import type { VoiceTurns } from '#lib/speech/voices/contract';
import { createDiarizer } from '#lib/speech/voices/diarizer';
import type { Evaluation, Measurement } from './evaluation.ts';

const turnsSchema = z.array(z.object({ speaker: z.string(), start_s: z.number(), end_s: z.number() }));
type Said = z.infer<typeof turnsSchema>;

const fixtures = new URL('../../lib/speech/testing/fixtures/', import.meta.url);
const fixtureNames = ['two-men', 'man-and-woman', 'one-man'] as const;
const samples = ['planning', 'argument'] as const;

/** Share of attributed speech that has the wrong speaker, with the better of the two ways to name the voices. */
function confusion(said: Said, turns: NonNullable<VoiceTurns>): number {
  const speakers = [...new Set(said.map(({ speaker }) => speaker))];
  let [same, crossed] = [0, 0];
  for (const turn of turns) {
    for (const { speaker, start_s, end_s } of said) {
      const overlap = Math.max(0, Math.min(turn.end_s, end_s) - Math.max(turn.start_s, start_s));
      if (speakers.indexOf(speaker) === turn.voice) same += overlap;
      else crossed += overlap;
    }
  }
  return Math.min(same, crossed) / Math.max(1e-9, same + crossed);
}

export const voices: Evaluation = {
  name: 'voices',
  on:
    'made conversations in one channel: the two samples, the same over pink noise, two men, a man and a woman, and ' +
    'one man alone; the truth is from making them',
  read: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'undertone-voices-'));
    const listener = createListener({ maxAudioMinutes: 10 });
    const diarizer = createDiarizer();
    const rows: Measurement[] = [];
    const measure = async (what: string, path: string, said: Said): Promise<void> => {
      const signal = new AbortController().signal;
      const listening = listener.listen({
        path,
        work_dir: folder,
        peaks_path: join(folder, 'peaks.json'),
        playable_path: join(folder, 'copy.mp3'),
        signal,
      });
      const spans = await Array.fromAsync(listening.spans);
      const { duration_s } = await listening.measured;
      const before = process.cpuUsage().user;
      const turns = await diarizer.diarize({ pcm_path: listening.pcm_path, spans, voices: null, signal });
      const cost = (process.cpuUsage().user - before) / 1e6 / duration_s;
      const people = new Set(said.map(({ speaker }) => speaker)).size;
      const value = turns
        ? `two voices, ${(100 * confusion(said, turns)).toFixed(1)} % of the time the other's`
        : 'none told';
      rows.push({
        what,
        value,
        compared_with: `${people === 1 ? 'one person' : `${people} people`}; ${cost.toFixed(3)} CPU s a second`,
      });
    };
    try {
      for (const name of samples) {
        const { sound, turns } = await spokenSample(name, listener, folder);
        const noisy: Sound = mixOf(sound, noise(sound.length / callRate, callRate, -30, 'pink'));
        await measure(name, await writeWav(join(folder, 'made.wav'), callRate, sound), turns);
        await measure(`${name}, over noise`, await writeWav(join(folder, 'made.wav'), callRate, noisy), turns);
      }
      const said = z
        .record(z.string(), turnsSchema)
        .parse(JSON.parse(await readFile(new URL('voices.json', fixtures), 'utf8')));
      for (const name of fixtureNames)
        await measure(name, fileURLToPath(new URL(`${name}.opus`, fixtures)), said[name] ?? []);
      return rows;
    } finally {
      await Promise.all([listener.close(), diarizer.close()]);
      await rm(folder, { recursive: true });
    }
  },
};
