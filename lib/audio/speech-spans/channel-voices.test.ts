import { describe, expect, test } from 'vitest';
import { originOf } from './channel-copies.ts';
import { type ChannelFrame, ChannelVoices } from './channel-voices.ts';

const speech = (dbfs: number): ChannelFrame => ({ probability: 0.95, dbfs });
const quiet: ChannelFrame = { probability: 0.02, dbfs: -65 };

/** Repeats the same step for this many seconds; returns the last levels of each channel against the other. */
function during(voices: ChannelVoices, seconds: number, left: ChannelFrame, right: ChannelFrame): [number, number] {
  let last: [number, number] = [0, 0];
  for (let step = 0; step < seconds / 0.032; step++) last = voices.push([left, right], [[left, right]]);
  return last;
}

describe('two voices or one', () => {
  test('two, once either has spoken alone for a second', () => {
    const voices = new ChannelVoices(false);
    during(voices, 10, speech(-20), quiet);
    expect(voices).toMatchObject({ areTwo: false, areOne: false, saySomething: true });
    during(voices, 0.9, quiet, speech(-30));
    expect(voices.areTwo).toBe(false);
    during(voices, 0.6, quiet, speech(-30));
    expect(voices.areTwo).toBe(true);
  });

  test('one, after six seconds of about the same level in both', () => {
    const voices = new ChannelVoices(false);
    during(voices, 5.9, speech(-20), speech(-26));
    expect(voices.areOne).toBe(false);
    during(voices, 0.3, speech(-20), speech(-26));
    expect(voices).toMatchObject({ areOne: true, areTwo: false, areRatherOne: true });
  });

  test('an echo continues after the voice and is not a second one', () => {
    const voices = new ChannelVoices(false);
    for (let time = 0; time < 20; time++) {
      during(voices, 1.5, speech(-20), speech(-40));
      during(voices, 0.4, quiet, speech(-42));
      during(voices, 1, quiet, quiet);
    }
    expect(voices.areTwo).toBe(false);
  });

  test('a second of sound in an hour of one voice is not a second voice', () => {
    const voices = new ChannelVoices(false);
    during(voices, 1_200, speech(-20), quiet);
    during(voices, 1, quiet, quiet);
    during(voices, 2, quiet, speech(-20));
    expect(voices.areTwo).toBe(false);
  });
});

describe('bleeding', () => {
  test('sound at the usual bleed level while the other speaks is bleed; a quieter voice over the other is not', () => {
    const voices = new ChannelVoices(false);
    const bled = during(voices, 4, speech(-20), speech(-41));
    during(voices, 4, quiet, speech(-32));
    during(voices, 1, quiet, quiet);
    expect(voices.isBleeding(1, bled[1])).toBe(true);
    const over = during(voices, 0.1, speech(-20), speech(-32));
    expect(over[1]).toBe(-12);
    expect(voices.isBleeding(1, over[1])).toBe(false);
    expect(voices.isBleeding(0, bled[0])).toBe(false);
  });

  test('until the bleed level is known, everything much quieter counts as bleed', () => {
    const voices = new ChannelVoices(false);
    const against = during(voices, 0.5, speech(-20), speech(-33));
    expect(voices.knowsBleeding).toBe(false);
    expect(voices.isBleeding(1, against[1])).toBe(true);
  });
});

describe('copies', () => {
  const shape = Array.from({ length: 60 }, (_, index) => -30 + 12 * Math.sin(index * 0.9) + 6 * Math.sin(index * 2.3));
  const other = Array.from(
    { length: 60 },
    (_, index) => -30 + 12 * Math.sin(index * 0.77 + 2) + 6 * Math.sin(index * 1.9 + 1),
  );
  test('the quieter of two equal sounds is the copy, even if it is slightly late', () => {
    const late = [-60, -60, ...shape.map((level) => level - 6)].slice(0, 60);
    expect(originOf(late, shape, [10, 50], true)).toBe('copy');
    expect(originOf(shape, late, [10, 50], false)).toBe('shared');
    expect(
      originOf(
        shape,
        late.map((level) => level - 10),
        [10, 50],
        false,
      ),
    ).toBe('own');
  });
  test('of two equally loud sounds, the second', () => {
    expect(originOf(shape, shape, [0, 60], true)).toBe('copy');
    expect(originOf(shape, shape, [0, 60], false)).toBe('shared');
  });
  test('another voice is not a copy, nor is a stretch too short to tell', () => {
    expect(originOf(other, shape, [5, 55], true)).toBe('own');
    expect(originOf(shape, shape, [0, 8], true)).toBe('own');
  });
});
