import { describe, expect, it } from 'vitest';
import { floorOf } from '#lib/analyses/measures/floor';
import { speakersOf } from './speakers.ts';
import { diarizationOf, inputOf } from '#lib/analyses/testing/input';

const three = inputOf([
  { text: 'One.', start_s: 0, end_s: 2 },
  { text: 'Two.', start_s: 2, end_s: 4 },
  { text: 'Three.', start_s: 4, end_s: 6 },
]);

describe('speakersOf', () => {
  it('assigns each segment to the speaker with the largest overlap, and leaves an uncovered one open', () => {
    const speakers = speakersOf(three.transcript, {
      speaker_diarization: diarizationOf([
        { speaker: 'B', start_s: 1.5, end_s: 4 },
        { speaker: 'A', start_s: 0, end_s: 1.6 },
      ]),
    });
    expect(speakers.bySegment).toEqual(['A', 'B', null]);
    expect(speakers.names).toEqual(['A', 'B']);
    expect(speakers.turns).toMatchObject([
      { speaker: 'A', first: 0, last: 0 },
      { speaker: 'B', first: 1, last: 1 },
    ]);
  });
  it('says why there are no speakers', () => {
    expect(speakersOf(three.transcript, {}).reason).toMatch(/not told apart/u);
    expect(
      speakersOf(three.transcript, { speaker_diarization: [{ speaker_label: 'A', start_time: 90, end_time: 95 }] })
        .reason,
    ).toMatch(/cover no speech/u);
  });
  it("prefers the caller's diarization to the engine's labels", () => {
    const labelled = inputOf([{ text: 'One.', speaker: 'X', start_s: 0, end_s: 2 }]);
    expect(speakersOf(labelled.transcript, {}).bySegment).toEqual(['X']);
    expect(
      speakersOf(labelled.transcript, { speaker_diarization: diarizationOf([{ speaker: 'A', start_s: 0, end_s: 2 }]) })
        .bySegment,
    ).toEqual(['A']);
  });
});

describe('speakersOf, with a channel per speaker', () => {
  const padded = inputOf([
    { text: 'One.', speaker: 'L', start_s: 0, end_s: 2.4 },
    { text: 'Two.', speaker: 'L', start_s: 2.6, end_s: 4 },
    { text: 'Hm.', speaker: 'R', start_s: 3.4, end_s: 4.4 },
    { text: 'Three.', speaker: 'L', start_s: 4.6, end_s: 6 },
  ]);
  const heard = [
    { speaker: 'L', start_s: 0.2, end_s: 2.2 },
    { speaker: 'L', start_s: 2.8, end_s: 3.8 },
    { speaker: 'R', start_s: 3.6, end_s: 4.2 },
    { speaker: 'L', start_s: 4.8, end_s: 5.8 },
  ];
  it('has turns as long as the voice is heard, and the voices’ own times', () => {
    const speakers = speakersOf({ ...padded.transcript, speaker_spans: heard }, {});
    expect(speakers).toMatchObject({
      source: 'channels',
      bySegment: ['L', 'L', 'R', 'L'],
      names: ['L', 'R'],
      spans: heard,
      reason: null,
    });
    expect(speakers.turns).toEqual([
      { speaker: 'L', start_s: 0.2, end_s: 3.8, first: 0, last: 1 },
      { speaker: 'R', start_s: 3.6, end_s: 4.2, first: 2, last: 2 },
      { speaker: 'L', start_s: 4.8, end_s: 5.8, first: 3, last: 3 },
    ]);
  });
  it("gives way to the caller's diarization, and needs labels", () => {
    const transcript = { ...padded.transcript, speaker_spans: heard };
    expect(
      speakersOf(transcript, { speaker_diarization: diarizationOf([{ speaker: 'A', start_s: 0, end_s: 9 }]) }),
    ).toMatchObject({ source: 'diarization', names: ['A'] });
    expect(
      speakersOf({ ...transcript, segments: transcript.segments.map((segment) => ({ ...segment, speaker: null })) }, {})
        .source,
    ).toBeNull();
  });
});

describe('floorOf', () => {
  it('counts an interruption, but neither a short overlap nor an "mm-hmm" inside another turn', () => {
    const spans = diarizationOf([
      { speaker: 'A', start_s: 0, end_s: 4 },
      { speaker: 'B', start_s: 1, end_s: 1.5 },
      { speaker: 'B', start_s: 3, end_s: 6 },
      { speaker: 'A', start_s: 5.9, end_s: 8 },
    ]);
    const floor = floorOf(speakersOf(three.transcript, { speaker_diarization: spans }));
    expect(floor.interruptions).toEqual([{ start_s: 3, end_s: 4, by: 'B', of: 'A' }]);
    expect(floor.overlap_s).toBeCloseTo(0.5 + 1 + 0.1, 6);
    expect(floor.latencies.map((entry) => entry.latency_s)).toEqual([-1, expect.closeTo(-0.1, 6)]);
  });
});
