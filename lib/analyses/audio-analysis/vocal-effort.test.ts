import { expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { AcousticTracker } from '#lib/audio/voice/acoustic-tracker';
import { acousticFeatures } from '#lib/audio/voice/features';
import { join, silence, voice, type VoiceShape } from '#lib/audio/testing/sounds';
import { vocalEffort } from './vocal-effort.ts';

const rate = 16_000;
const each_s = 2;

/** The vocal effort measured from synthetic sound: one voice, with a passage per shape, half a second apart. */
async function effortOf(...shapes: Partial<VoiceShape>[]) {
  const sounds = shapes.map((shape) =>
    join(voice(each_s, rate, { pitch_hz: 130, dbfs: -30, tilt_db: 9, jitter: 0.005, ...shape }), silence(0.5, rate)),
  );
  const tracker = new AcousticTracker(async (frame) => (frame.some((value) => Math.abs(value) > 1e-4) ? 1 : 0));
  await tracker.push(Int16Array.from(join(...sounds), (value) => Math.round(value * 32_767)));
  const { tracks } = await tracker.finish();
  const input = inputOf(
    shapes.map((_, i) => ({ text: 'We go on.', start_s: i * (each_s + 0.5), end_s: i * (each_s + 0.5) + each_s })),
  );
  const { effort, standing_out } = vocalEffort({
    ...input,
    acoustics: acousticFeatures(tracks, input.transcript.segments, input.transcript.words),
  });
  return { effort, standing_out: standing_out.map(({ passage, effort: which }) => [passage.segment_id, which]) };
}

const loud = { dbfs: -20, tilt_db: 5 };
const soft = { dbfs: -40, tilt_db: 16 };

it('distinguishes a raised and a soft voice by the sound', async () => {
  expect(await effortOf({}, loud, {}, {}, loud, {})).toEqual({
    effort: 'raised',
    standing_out: [
      [1, 'raised'],
      [4, 'raised'],
    ],
  });
  expect(await effortOf(soft, {}, {}, soft, {}, {})).toEqual({
    effort: 'soft',
    standing_out: [
      [0, 'soft'],
      [3, 'soft'],
    ],
  });
});

it('does not take a closer or a brighter microphone for effort', async () => {
  expect(await effortOf({}, { dbfs: -18 }, {}, {}, { dbfs: -18 }, {})).toEqual({ effort: 'normal', standing_out: [] });
  expect(await effortOf({}, { tilt_db: 4 }, {}, {}, { tilt_db: 4 }, {})).toEqual({
    effort: 'normal',
    standing_out: [],
  });
});

it('gives normal for a voice that is loud throughout, and null for two passages', async () => {
  expect(await effortOf(loud, loud, loud, loud)).toEqual({ effort: 'normal', standing_out: [] });
  expect(await effortOf({}, loud)).toEqual({ effort: null, standing_out: [] });
});
