import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createListener } from '#lib/audio/listener';
import { buildAudioQuality } from '#lib/analyses/audio-quality-metrics/build';
import { buildTranscript } from '#lib/analyses/transcript/build';
import type { Gap } from './contract.ts';
import { soundsForeign } from './foreign.ts';
import { createEmbeddedEngine } from './moonshine/embedded-engine.ts';

const english = { languages: ['en'] } as const;

describe('by the recognised words', () => {
  const passages = (confidence: number, ...texts: string[]) =>
    texts.map((text, index) => ({ start_s: index * 4, end_s: index * 4 + 4, confidence, text }));
  const plain = ['We should wait for the offer.', 'Then we look at the numbers.', 'Nobody has seen them.'];
  const circle = 'I am going to be a little bit nervous about it and';

  const long = 'We are not sure that we are not the only ones who are in the present place.';
  const refrain = 'And the river runs to the sea.';
  const wordless = (seconds: number): Gap[] => [{ start_s: 8, end_s: 8 + seconds }];

  const clean = (segments: ReturnType<typeof passages>, gaps: Gap[] = []) => ({
    ...{ segments, gaps },
    signal_to_noise_ratio_db: 40,
  });
  const unsure = passages(0.42, ...plain);

  test.each([
    ['clear English', clean(passages(0.85, ...plain)), false],
    ['an unsure recogniser in clean sound', clean(unsure), true],
    ['the same in noise, which explains it', { ...clean(unsure), signal_to_noise_ratio_db: 9 }, false],
    ['the same where the noise is not known', { ...clean(unsure), signal_to_noise_ratio_db: null }, false],
    ['a few words among voice without words', clean(passages(0.6, ...plain), [{ start_s: 12, end_s: 24 }]), true],
    ['clear English, 45 % of it without words', clean(passages(0.85, ...plain), [{ start_s: 12, end_s: 22 }]), false],
    ['a refrain between music', clean(passages(0.85, circle, circle, circle), [{ start_s: 12, end_s: 22 }]), false],
    ['the same over and over', clean(passages(0.65, circle, circle, circle)), true],
    ['the same over and over, and the recogniser is sure', clean(passages(0.9, circle, circle, circle)), false],
    ['a long sentence twice, and most voice has no words', clean(passages(0.94, long, long), wordless(10)), true],
    ['the same, but most voice has words', clean(passages(0.94, long, long), wordless(6)), false],
    [
      'two long sentences, and most voice has no words',
      clean(passages(0.94, long, `${long} too`), wordless(10)),
      false,
    ],
    [
      'a long sentence twice over noise, which explains what has no words',
      { ...clean(passages(0.94, long, long), wordless(10)), signal_to_noise_ratio_db: 9 },
      false,
    ],
    ['a short refrain, and most voice has no words', clean(passages(0.94, refrain, refrain), wordless(10)), false],
    ['no, nine times', clean(passages(0.65, 'No no no no no no no no no.', ...plain)), false],
    ['four seconds', clean(passages(0.3, 'We.')), false],
    ['nothing', clean([]), false],
  ])('%s', (_, heard, foreign) => {
    expect(soundsForeign(heard, english)).toBe(foreign);
    expect(soundsForeign(heard, { languages: 'any' })).toBe(false);
  });
});

describe('by what the recogniser makes of it', () => {
  const listener = createListener({ maxAudioMinutes: 5 });
  const engine = createEmbeddedEngine();
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'foreign-'));
    await Promise.all([listener.warm(), engine.warm()]);
  });
  afterAll(async () => {
    await Promise.all([listener.close(), engine.close()]);
    await rm(folder, { recursive: true });
  });

  test.each([
    ...['german', 'french', 'spanish', 'italian', 'dutch'].map((name) => [name, true] as const),
    ...['one-sentence', 'repetitions', 'spoken-order', 'two-men'].map((name) => [name, false] as const),
  ])('%s is recognised as foreign: %s', async (name, foreign) => {
    const signal = new AbortController().signal;
    const { pcm_path, spans, measured } = listener.listen({
      path: fileURLToPath(new URL(`testing/fixtures/${name}.opus`, import.meta.url)),
      work_dir: folder,
      peaks_path: join(folder, 'peaks.json'),
      playable_path: join(folder, 'copy.mp3'),
      signal,
    });
    const gaps: Gap[] = [];
    const segments = await Array.fromAsync(
      engine.transcribe({ pcm_path, spans, signal, onGap: (gap) => gaps.push(gap) }),
    );
    const quality = buildAudioQuality(await measured);
    const sounds_foreign = soundsForeign({ segments, gaps, ...quality }, engine.capabilities);
    expect(sounds_foreign).toBe(foreign);
    const { sufficiency, language } = buildTranscript(segments, { ...quality, gaps, sounds_foreign });
    expect(language).toBe(foreign ? 'und' : 'en');
    if (foreign) expect(sufficiency.reason).toMatch(/^This does not sound like English\./);
    else expect(sufficiency.enough).toBe(true);
  });
});
