import { expect, test } from 'vitest';
import { type Care, createSoundCare, type Level, levelOf } from './sound-care';

const frame_s = 0.2;

/** `seconds` of speech in beats: half of the frames at the level, half of them pauses at the noise floor. */
function talk(
  care: ReturnType<typeof createSoundCare>,
  seconds: number,
  rms_dbfs: number,
  { floor_dbfs = -60, peak = 0.5 }: { floor_dbfs?: number; peak?: number } = {},
): Care {
  let now: Care = { advice: null, silent_s: 0 };
  for (let frame = 0; frame < seconds / frame_s; frame += 1) {
    const loud = frame % 10 < 5;
    const level: Level = { rms_dbfs: loud ? rms_dbfs : floor_dbfs, peak: loud ? peak : 0.01 };
    now = care.add(level);
  }
  return now;
}

test('the level of a frame is that of its loudest channel', () => {
  const pcm = (...samples: number[]): Uint8Array<ArrayBuffer> => new Uint8Array(new Int16Array(samples).buffer);
  expect(levelOf(pcm(0, 0, 0, 0), 1)).toEqual({ rms_dbfs: -100, peak: 0 });
  expect(levelOf(pcm(16_384, -16_384), 1).rms_dbfs).toBeCloseTo(-6.02, 2);
  const stereo = levelOf(pcm(0, 16_384, 0, -16_384), 2);
  expect([Math.round(stereo.rms_dbfs), stereo.peak]).toEqual([-6, 0.5]);
});

test('speech at a good level needs no advice', () => {
  expect(talk(createSoundCare(frame_s), 60, -20)).toMatchObject({ advice: null });
});

test('no sound, a low level and clipping give advice, only while they last', () => {
  const care = createSoundCare(frame_s);
  for (let frame = 0; frame < 24; frame += 1) expect(care.add({ rms_dbfs: -90, peak: 0 }).advice).toBe(null);
  expect(care.add({ rms_dbfs: -90, peak: 0 }).advice).toBe('silent');
  expect(talk(care, 20, -47).advice).toBe('quiet');
  expect(talk(care, 20, -20).advice).toBe(null);
  expect(talk(care, 3, -6, { peak: 1 }).advice).toBe('clipping');
  expect(talk(care, 12, -20).advice).toBe(null);
});

test('a room that only hums is silence; quiet talk and words are not', () => {
  const care = createSoundCare(frame_s);
  let hum: Care = { advice: null, silent_s: 0 };
  for (let frame = 0; frame < 3000; frame += 1) hum = care.add({ rms_dbfs: -40 - (frame % 3), peak: 0.05 });
  expect(hum.silent_s).toBeCloseTo(600, 0);
  care.heard();
  expect(care.add({ rms_dbfs: -41, peak: 0.05 }).silent_s).toBeCloseTo(0.2);
  expect(talk(createSoundCare(frame_s), 700, -48, { floor_dbfs: -75 }).silent_s).toBeLessThan(2);
});
