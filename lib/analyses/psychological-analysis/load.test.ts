import { describe, expect, it } from 'vitest';
import { acousticsOf, inputOf, type Line } from '#lib/analyses/testing/input';
import { loadOf } from './load.ts';

const calm = (speaker: string, times = 14): Line[] =>
  Array.from({ length: times }, () => ({
    text: 'The bus leaves at nine and then there is lunch near the station.',
    speaker,
  }));
const shown = (cue: string, input: ReturnType<typeof inputOf>) =>
  loadOf(input).evidence.filter((entry) => entry.cue === cue);

describe('passages with many signs', () => {
  const hard = 'Um, so the the plan, uh, was, I mean, um, it was Tuesday.';
  it('are compared with the rest of the same speaker’s talk', () => {
    const input = inputOf([
      ...calm('Ann'),
      { text: hard, speaker: 'Ann' },
      ...Array.from({ length: 12 }, () => ({ text: hard, speaker: 'Bob' })),
    ]);
    const entries = shown('signs_of_load', input);
    expect(entries).toMatchObject([
      {
        speaker: 'Ann',
        quote: hard,
        note: 'Five signs of effort in 13 words, 38.5 per 100 words; none in the other 182 words of the same speaker’s talk',
      },
    ]);
    expect(entries[0]?.start_s).toBeGreaterThan(60);
  });
  it('are not listed if all of the talk is like that', () =>
    expect(loadOf(inputOf(Array.from({ length: 20 }, () => hard))).crowded).toBe(0));
});

describe('pauses', () => {
  const lines: Line[] = [
    { text: 'We wanted to go to the', start_s: 0, end_s: 3, speaker: 'A' },
    { text: 'station near the lake.', start_s: 6, end_s: 8, speaker: 'A' },
    { text: 'Then it was late.', start_s: 11, end_s: 13, speaker: 'A' },
    { text: 'Was it dark?', start_s: 16, end_s: 18, speaker: 'B' },
  ];
  const input = inputOf(lines);
  const short = Array.from({ length: 9 }, (_, i) => ({ start_s: 0.2 * i, end_s: 0.2 * i + 0.1 }));
  const load = loadOf({
    ...input,
    acoustics: acousticsOf(input, {}, [
      ...short,
      { start_s: 3, end_s: 6 },
      { start_s: 8, end_s: 11 },
      { start_s: 13, end_s: 16 },
    ]),
  });
  it('count within one speaker’s talk, with their position in the sentence', () => {
    expect(load).toMatchObject({ longPauses: 2, pausesInside: 1 });
    expect(load.evidence.map(({ cue, start_s, note }) => [cue, start_s, note])).toEqual([
      ['long_pause', 3, '3 s inside a sentence; the median pause here is 0.1 s'],
      ['long_pause', 8, '3 s; the median pause here is 0.1 s'],
    ]);
  });
  it('have no known position in a sentence if the next passage was left out', () => {
    const segments = input.transcript.segments.map((segment) =>
      segment.id === 1 ? { ...segment, confidence: 0.3 } : segment,
    );
    const doubtful = { ...input, transcript: { ...input.transcript, segments } };
    expect(
      loadOf({ ...doubtful, acoustics: acousticsOf(input, {}, [...short, { start_s: 3, end_s: 6 }]) }),
    ).toMatchObject({ longPauses: 1, pausesInside: 0 });
  });
  it('have no known position in a sentence if the text has no punctuation', () => {
    const bare = inputOf(lines.map((line) => ({ ...line, text: line.text.replaceAll(/[.?]/gu, '') })));
    expect(loadOf({ ...bare, acoustics: acousticsOf(bare, {}, [...short, { start_s: 3, end_s: 6 }]) })).toMatchObject({
      longPauses: 1,
      pausesInside: 0,
    });
  });
});

describe('rate', () => {
  const input = inputOf(calm('A', 6));
  const acoustics = acousticsOf(input, { 2: { speech_rate_wpm: 90 }, 4: { speech_rate_wpm: 150 } });
  it('is compared with the speaker’s own rate', () =>
    expect(shown('slow_passage', { ...input, acoustics })).toMatchObject([
      { segment_id: 2, source: 'audio', note: '44 % slower than the median here' },
    ]));
  it('is not compared if voice inference is off', () =>
    expect(loadOf({ ...input, acoustics, voice_inference: false }).slow).toBeNull());
});
