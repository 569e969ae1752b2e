import { describe, expect, it } from 'vitest';
import { acousticsOf, diarizationOf, inputOf } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';
import { lead } from './lead.ts';
import { emotionAnalysis } from './local.ts';
import { plainFrom } from './names.ts';

const read = (...lines: string[]) => emotionAnalysis.read(inputOf(lines));
const emotionsIn = (text: string): string[] => read(text).emotions.map((entry) => entry.emotion);

describe('emotions in words', () => {
  it.each([
    ["I'm so happy about the new house!", 'joy'],
    ['Thank you so much, this is wonderful.', 'joy'],
    ["I'm really angry with all of them.", 'anger'],
    ['I hate you, you ruined everything.', 'anger'],
    ["That's disgusting, take it away from here.", 'disgust'],
    ['I am so scared of the dark water.', 'fear'],
    ['This makes me so sad to see.', 'sadness'],
    ['Wow, I did not expect that at all!', 'surprise'],
    ['The bus leaves at half past nine from the other side.', 'neutral'],
    // As recognisers write without marks.
    ['thank you so much this is wonderful', 'joy'],
    ['i am so sorry for your loss that is terrible', 'sadness'],
  ])('%s: %s first', (text, emotion) => expect(emotionsIn(text)[0]).toBe(emotion));

  it.each([
    ['This is not disgusting, it is a normal smell.', 'joy'],
    ['I am not happy about this at all.', 'joy'],
    ['The report has twelve pages and a table.', 'joy'],
    ['We meet on the second floor next to the kitchen.', 'anger'],
  ])('near miss, %s: no %s first', (text, emotion) => expect(emotionsIn(text)[0]).not.toBe(emotion));

  it('lists one line as one passage, a long one in passages of about 40 words, never across speakers', () => {
    const one = read('I love this house. It is big, and the garden is lovely. We are so happy here.');
    expect(new Set(one.emotions.map((entry) => `${entry.timestamp_start_s} ${entry.timestamp_end_s}`)).size).toBe(1);
    const long = emotionAnalysis.read(inputOf([Array.from({ length: 20 }, () => 'We went to the market and bought some bread.').join(' ')]));
    expect(new Set(long.emotions.map((entry) => entry.timestamp_start_s)).size).toBe(5);
    const two = emotionAnalysis.read(inputOf([{ text: 'Thank you so much for', speaker: 'A' }, { text: 'get out of my house, I hate you', speaker: 'B' }]));
    expect(two.emotions.map(({ emotion }) => emotion)).toEqual(expect.arrayContaining(['joy', 'anger']));
    expect(two.timeline.map((entry) => entry.label)).toEqual(['joy', 'anger']);
  });

  it('points at the words that weighed most, and at nothing for neutral', () => {
    const { evidence, emotions } = read('Well, on Sunday we went there by bus and honestly the food was disgusting.', 'The bus left at nine from the main station.');
    expect(emotions.some((entry) => entry.emotion === 'neutral')).toBe(true);
    expect(evidence.find((entry) => entry.cue === 'disgust')?.quote).toContain('disgusting');
    expect(evidence.every((entry) => entry.cue !== 'neutral')).toBe(true);
    const named = new Set(emotions.filter((entry) => entry.emotion !== 'neutral').map((entry) => entry.emotion as string));
    expect(new Set(evidence.map((entry) => entry.cue))).toEqual(named);
  });

  it('lists emotions of very short texts, and says that it is little to go on', () => {
    const { emotions, sufficiency, evidence, dominant } = read('Thanks!');
    expect(emotions.map((entry) => entry.emotion)).toEqual(['joy']);
    expect(emotions.every((entry) => entry.source === 'text')).toBe(true);
    expect(sufficiency).toMatchObject({ enough: false });
    expect(evidence).toEqual([]);
    expect(dominant).toBeNull();
  });

  it.each(['Das ist sehr schade, wir haben uns so darauf gefreut.', 'Estoy muy contento con la casa nueva.', 'Je suis très triste de te voir partir.', 'Привет, как дела?', '😀😀 🎉', '', '123 456'])('lists nothing for: %s', (text) => {
    expect(read(text).emotions).toEqual([]);
    expect(read(text).timeline.every((entry) => entry.label === null && entry.valence === null)).toBe(true);
  });

  it('names a dominant one where one leads', () => {
    expect(read("I'm so happy about it today, thank you!", 'I love it, this is wonderful.', 'We sat at the table by the door.').dominant).toBe('joy');
    expect(read("I'm so happy about it today, thank you!", 'I hate you, get out of here.').dominant).toBeNull();
  });
});

describe('the sentence of the card', () => {
  it('follows what leads, and names the rest', () => {
    const plain = ['The bus leaves at nine.', 'The shop is next to the bank.', 'He works on the second floor.'];
    expect(lead(read(...plain, 'Thank you so much, I love it!'))).toBe('Mostly neutral, with joy in places, as a listener might describe it.');
    expect(lead(read('I love it, thank you so much!', 'I hate you, you idiot, shut up.'))).toMatch(/^No single emotion stands out; .*joy.* show in places/u);
    expect(lead(read('Привет, как дела?'))).toBe('No emotion stands out.');
  });
});

describe('arousal from the voice', () => {
  const lines = ['We talked about it.', 'It was fine for us.', 'Nothing more to say.', 'I hate you, get out of here now!'];
  const input = inputOf(lines);
  const loud = { intensity_dbfs: -15, pitch_median_hz: 170, speech_rate_wpm: 220 };
  const acoustics = acousticsOf(input, { 3: loud });

  it('stands out against the recording itself, apart from the words', () => {
    const result = emotionAnalysis.read({ ...input, acoustics });
    expect(result.timeline.map((entry) => entry.arousal)).toEqual([0.5, 0.5, 0.5, expect.closeTo(0.98, 1)]);
    expect(result.evidence.filter((entry) => entry.source === 'audio')).toMatchObject([{ cue: 'raised_voice', quote: lines[3], note: '10 dB louder, 6 semitones higher, 38 % faster than the median here' }]);
    expect(result.method).toContain('not whether that is pleasant');
  });

  it('joins words and voice only where both say the same', () => {
    const sources = (changes: Parameters<typeof acousticsOf>[1], words = lines) => {
      const made = inputOf(words);
      return emotionAnalysis.read({ ...made, acoustics: acousticsOf(made, changes) }).emotions.filter((entry) => entry.timestamp_start_s >= (made.transcript.segments[3]?.start_s ?? 0) - 0.01 && entry.emotion !== 'neutral').map((entry) => `${entry.emotion} ${entry.source}`);
    };
    expect(sources({ 3: loud })[0]).toBe('anger both');
    expect(sources({})[0]).toBe('anger text');
    expect(sources({ 3: { intensity_dbfs: -35, pitch_median_hz: 100, speech_rate_wpm: 100 } })[0]).toBe('anger text');
    expect(sources({ 3: { intensity_dbfs: -35, pitch_median_hz: 100, speech_rate_wpm: 100 } }, [...lines.slice(0, 3), 'I am so sad that she died, I miss her.'])[0]).toBe('sadness both');
  });

  it.each([
    ['voice inference is off', { acoustics, voice_inference: false }, 'switched off'],
    ['there is no audio', { acoustics: null }, 'no audio'],
    ['there are two segments', { acoustics: { ...acoustics, segments: acoustics.segments.slice(0, 2) } }, 'Only two passages have enough voice'],
  ])('is null where %s', (_, change, reason) => {
    const result = emotionAnalysis.read({ ...input, ...change });
    expect(result.timeline.every((entry) => entry.arousal === null)).toBe(true);
    expect(result.emotions.every((entry) => entry.source === 'text')).toBe(true);
    expect(result.evidence.every((entry) => entry.source === 'text')).toBe(true);
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
    const other = { pitch_median_hz: 220, intensity_dbfs: -15 };
    const result = emotionAnalysis.read({ ...six, acoustics: acousticsOf(six, { 1: other, 3: other, 5: other }), context: { speaker_diarization: diarizationOf(spans) } });
    expect(result.timeline.map((entry) => entry.arousal)).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
  });

  it('does not let one mistaken measure speak for the whole voice', () => {
    const result = emotionAnalysis.read({ ...input, acoustics: acousticsOf(input, { 3: { speech_rate_wpm: 900 } }) });
    expect(result.timeline[3]?.arousal).toBeLessThan(0.85);
  });
});

it('quotes and names only what is plain or was put into words', () => {
  const result = emotionAnalysis.read(sampleInput('argument', true));
  const faint = result.emotions.filter(({ emotion, score }) => emotion !== 'neutral' && score < plainFrom);
  expect(faint.length).toBeGreaterThan(0);
  const quotedFaint = result.evidence.filter(({ cue, start_s }) => faint.some((entry) => entry.emotion === cue && start_s >= entry.timestamp_start_s && start_s < entry.timestamp_end_s));
  // Said outright, so quoted although the weights are unsure.
  expect(quotedFaint.every(({ quote }) => quote === 'I am worried')).toBe(true);
  for (const { emotion } of faint) if (!result.evidence.some(({ cue }) => cue === emotion)) expect(lead(result)).not.toContain(emotion);
});
