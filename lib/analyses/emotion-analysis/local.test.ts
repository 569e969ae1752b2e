import { describe, expect, it } from 'vitest';
import { acousticsOf, diarizationOf, inputOf } from '#lib/analyses/testing/input';
import { lead } from './lead.ts';
import { emotionAnalysis } from './local.ts';

const read = (...lines: string[]) => emotionAnalysis.read(inputOf(lines));

describe('emotions in words', () => {
  it('are few: one entry each where a reader would agree, quoted as the whole sentence', () => {
    const result = read(
      'We met on Sunday by the lake. I am so scared of the dark water.',
      'The bus left at nine from the main station.',
      'Okay, thanks, great.',
    );
    expect(result.emotions.map(({ emotion, source }) => `${emotion} ${source}`)).toEqual(['fear text']);
    expect(result.evidence).toMatchObject([
      { cue: 'fear', quote: 'I am so scared of the dark water.', segment_id: 0, source: 'text' },
    ]);
    expect(result.timeline.map(({ label }) => label)).toEqual(['fear', null, null]);
    expect(result.timeline.every(({ valence }) => valence !== null)).toBe(true);
    expect(result.sufficiency.enough).toBe(true);
  });

  it.each([
    [
      'a quoted threat',
      [
        'My boss said, if you tell anyone I will fire you.',
        "That's awful. What did you do?",
        'I wrote it down and I called the union.',
        'Good. I would have done the same.',
      ],
    ],
    [
      'a game',
      [
        "I'm going to kill you in this game, Dad.",
        "You wish. You'll regret that.",
        'Ha! Got you.',
        'Okay, okay, you win. Best of three?',
      ],
    ],
    [
      'figures of speech',
      [
        'I was dead tired and I nearly died laughing.',
        'I hate Mondays too. I am terribly happy with the new rota though.',
        "It's awfully good, isn't it?",
        "Not bad at all. I'm not unhappy.",
      ],
    ],
    [
      'praise that complains',
      [
        'Great, so I am the problem again. Thanks a lot.',
        'That is not what I meant at all.',
        'Oh, wonderful. Thank you so much for your support.',
        "Please don't be like that.",
      ],
    ],
    [
      'a dry answer',
      [
        'Your neighbours at number 12 signed on Monday.',
        'Did they now. Well, good for them.',
        'We only have four slots left this month, and the offer ends on Friday.',
        'I need to think about it.',
      ],
    ],
    [
      'another dry answer',
      ['They raised the rent by two hundred.', 'Did they really. Well, lucky us.', 'It starts in May.'],
    ],
    ['greetings', ['Good morning, Mrs. Okafor.', 'Morning.', "You're welcome to sit down."]],
  ])('are not found in %s', (_, lines) => {
    const result = read(...lines);
    expect(result.emotions).toEqual([]);
    expect(result.evidence).toEqual([]);
    expect(lead(result)).toBe('No plain emotion in words.');
  });

  it('does not take a greeting next to a loss for joy', () => {
    const { emotions } = read(
      'Good morning, Mrs. Okafor.',
      'Morning.',
      "You're welcome to sit down.",
      'My sister died last week.',
    );
    expect(emotions.map(({ emotion }) => emotion)).not.toContain('joy');
  });

  it('claims nothing about very short texts', () => {
    expect(read('Thanks!')).toMatchObject({
      emotions: [],
      evidence: [],
      dominant: null,
      sufficiency: { enough: false },
    });
  });

  it.each([
    'Das ist sehr schade, wir haben uns so darauf gefreut.',
    'Estoy muy contento con la casa nueva.',
    'Je suis très triste de te voir partir.',
    'Привет, как дела?',
    '😀😀 🎉',
    '',
    '123 456',
  ])('lists nothing for: %s', (text) => {
    expect(read(text).emotions).toEqual([]);
    expect(read(text).timeline.every((entry) => entry.label === null && entry.valence === null)).toBe(true);
  });

  it('names a dominant emotion only if it is found several times and most often', () => {
    const worried = ["I'm really worried about my heart.", "I'm so scared of the scan."];
    expect(read(...worried, 'We were so excited when they called.').dominant).toBe('fear');
    expect(read("I'm really worried about my heart.").dominant).toBeNull();
    expect(read("I'm really worried about my heart.", 'We were so excited when they called.').dominant).toBeNull();
  });
});

describe('the lead of the card', () => {
  const lines = [
    { text: 'We were by the lake.', speaker: 'Bob' },
    { text: "I'm really worried about my heart.", speaker: 'Anna', start_s: 190, end_s: 193 },
  ];
  it('gives the strongest passage, with speaker, time and quote', () => {
    const result = emotionAnalysis.read(inputOf(lines));
    expect(lead(result)).toBe("Fear in Anna’s words at 3:10: “I'm really worried about my heart.”");
    expect(lead({ ...result, timed: false })).toBe("Fear in Anna’s words: “I'm really worried about my heart.”");
  });
  it('names no time if the text has none', () => {
    const input = inputOf(lines);
    expect(lead(emotionAnalysis.read({ ...input, transcript: { ...input.transcript, times: 'none' } }))).not.toMatch(
      /\d:\d\d/u,
    );
  });
  it('says plainly that there is no emotion', () =>
    expect(lead(read('The bus leaves at nine.', 'The shop is next to the bank.'))).toBe('No plain emotion in words.'));
});

describe('arousal from the voice', () => {
  const lines = [
    'We talked about it.',
    'It was fine for us.',
    'Nothing more to say.',
    'I am so angry, I hate you, get out of here now!',
  ];
  const input = inputOf(lines);
  const loud = { intensity_dbfs: -15, pitch_median_hz: 170, speech_rate_wpm: 220 };
  const acoustics = acousticsOf(input, { 3: loud });

  it('is measured against the recording itself, independently of the words', () => {
    const result = emotionAnalysis.read({ ...input, acoustics });
    expect(result.timeline.map((entry) => entry.arousal)).toEqual([0.5, 0.5, 0.5, expect.closeTo(0.98, 1)]);
    expect(result.evidence.filter((entry) => entry.source === 'audio')).toMatchObject([
      {
        cue: 'raised_voice',
        quote: lines[3],
        note: '10 dB louder, 6 semitones higher, 38 % faster than the median here',
      },
    ]);
    expect(result.method).toContain('not whether that is pleasant');
  });

  it('joins words and voice only if they agree', () => {
    const sources = (changes: Parameters<typeof acousticsOf>[1], words = lines) => {
      const made = inputOf(words);
      return emotionAnalysis
        .read({ ...made, acoustics: acousticsOf(made, changes) })
        .emotions.filter(
          (entry) =>
            entry.timestamp_start_s >= (made.transcript.segments[3]?.start_s ?? 0) - 0.01 &&
            entry.emotion !== 'neutral',
        )
        .map((entry) => `${entry.emotion} ${entry.source}`);
    };
    expect(sources({ 3: loud })[0]).toBe('anger both');
    expect(sources({})[0]).toBe('anger text');
    expect(sources({ 3: { intensity_dbfs: -35, pitch_median_hz: 100, speech_rate_wpm: 100 } })[0]).toBe('anger text');
    expect(
      sources({ 3: { intensity_dbfs: -35, pitch_median_hz: 100, speech_rate_wpm: 100 } }, [
        ...lines.slice(0, 3),
        'I am so sad that she died, I miss her.',
      ])[0],
    ).toBe('sadness both');
  });

  it.each([
    ['voice inference is off', { acoustics, voice_inference: false }, 'switched off'],
    ['there is no audio', { acoustics: null }, 'no audio'],
    [
      'there are two segments',
      { acoustics: { ...acoustics, segments: acoustics.segments.slice(0, 2) } },
      'Only two passages have enough voice',
    ],
  ])('is null if %s', (_, change, reason) => {
    const result = emotionAnalysis.read({ ...input, ...change });
    expect(result.timeline.every((entry) => entry.arousal === null)).toBe(true);
    expect(result.emotions.every((entry) => entry.source === 'text')).toBe(true);
    expect(result.evidence.every((entry) => entry.source === 'text')).toBe(true);
    expect(result.sufficiency.reason).toContain(reason);
  });

  it('does not take a second, higher voice for arousal', () => {
    const two = acousticsOf(input, { 1: { pitch_median_hz: 220 }, 3: { pitch_median_hz: 220 } });
    const result = emotionAnalysis.read({ ...input, acoustics: two });
    expect(result.timeline.map((entry) => entry.arousal)).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(result.sufficiency.reason).toContain('were not told apart');
  });

  it('uses each speaker’s own baseline', () => {
    const six = inputOf([
      'One two three.',
      'Four five six.',
      'One two three.',
      'Four five six.',
      'One two three.',
      'Four five six.',
    ]);
    const spans = six.transcript.segments.map(({ start_s, end_s, id }) => ({
      speaker: id % 2 === 0 ? 'A' : 'B',
      start_s,
      end_s,
    }));
    const other = { pitch_median_hz: 220, intensity_dbfs: -15 };
    const result = emotionAnalysis.read({
      ...six,
      acoustics: acousticsOf(six, { 1: other, 3: other, 5: other }),
      context: { speaker_diarization: diarizationOf(spans) },
    });
    expect(result.timeline.map((entry) => entry.arousal)).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
  });

  it('does not let one wrong measure determine the result', () => {
    const result = emotionAnalysis.read({ ...input, acoustics: acousticsOf(input, { 3: { speech_rate_wpm: 900 } }) });
    expect(result.timeline[3]?.arousal).toBeLessThan(0.85);
  });
});
