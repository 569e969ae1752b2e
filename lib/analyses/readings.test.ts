import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ReadingInput } from './analysis.ts';
import { schemas } from '#lib/analyses/results/schemas';
import { promptOf, readAnalysis, readings } from './registry.ts';
import { analysisTypes, isReadingType, modelTypes } from './steps.ts';
import { acousticsOf, diarizationOf, inputOf } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';
import { growth } from '#lib/base/testing/growth';

const types = analysisTypes.filter(isReadingType);
const long = (words: number, sentence: string): string =>
  `${sentence} `.repeat(Math.ceil(words / sentence.split(' ').length)).trim();

const troubles: Record<string, ReadingInput> = {
  empty: inputOf([]),
  'one empty segment': inputOf(['']),
  'one word': inputOf(['Hello']),
  'three words': inputOf(['How are you?']),
  'emoji only': inputOf(['😀😀 👍🏽 🎉', '🎉🎉']),
  russian: inputOf(['Привет мир. Как дела? Мы не знаем, что делать дальше, и это очень плохо для всех нас.']),
  chinese: inputOf(['你好世界。今天天气很好,我们去公园吧!你觉得怎么样?']),
  arabic: inputOf(['مرحبا بالعالم. كيف حالك اليوم؟']),
  'no punctuation': inputOf([long(600, 'you never listen to me and i think we should go home because it is late')]),
  'repeated word': inputOf([long(2000, 'no')]),
  'quotation marks that never close': inputOf([
    'She said "you will regret this and then we went on to the next house which was nice.',
  ]),
  'curly quotes': inputOf(['He wrote “you’re imagining things” and that’s why we’re not talking, I’m afraid of him.']),
  'object words': inputOf([
    'The constructor and the prototype have hasOwnProperty and toString because valueOf was missing there, I think.',
  ]),
  'zero-length segment': inputOf(
    [{ text: 'I will send the report by Friday because we need it for the meeting on Monday.', start_s: 3, end_s: 3 }],
    { words: false },
  ),
  'without word times': inputOf(
    ['After everything I have done for you, you owe me this, and you know that very well.'],
    { words: false },
  ),
  'argument sample': sampleInput('argument', true),
  'planning sample': sampleInput('planning', true),
  'planning sample without speakers': sampleInput('planning', false),
};
const withVoice = inputOf([
  'Well, um, I think we should start now.',
  'I am so happy about it!',
  'It is late, because the train was late.',
  'You never listen to me!',
]);
troubles['with a voice'] = {
  ...withVoice,
  acoustics: acousticsOf(withVoice, { 3: { intensity_dbfs: -15, pitch_median_hz: 170 } }, [{ start_s: 3, end_s: 6.5 }]),
};

// Two speakers at the same time, and a talk that is long enough for the speakers' intents.
const atOnce = ['Shall we meet on Monday at noon?', 'No, Tuesday would be much better for me.'];
troubles['two at once'] = inputOf(atOnce, {
  context: {
    speaker_diarization: diarizationOf([
      { speaker: 'Ann', start_s: 0, end_s: 3 },
      { speaker: 'Bob', start_s: 2, end_s: 5 },
    ]),
  },
});
const desk = new URL('../../scripts/eval/data/talk/own_fraud_desk.json', import.meta.url);
troubles['a call to a bank'] = inputOf(
  z
    .object({ segments: z.array(z.object({ speaker: z.string(), text: z.string() })) })
    .parse(JSON.parse(readFileSync(desk, 'utf8'))).segments,
);

describe.each(types)('%s, on every difficult input', (type) => {
  it.each(Object.entries(troubles))(
    '%s: fits its schema, quotes verbatim, has evidence with times, and gives the same result twice',
    (_, input) => {
      const result = readAnalysis(type, input);
      expect(schemas[type].safeParse(result).error).toBeUndefined();
      for (const { quote, start_s, end_s, source, cue } of result.evidence) {
        expect(end_s).toBeGreaterThan(start_s);
        expect(cue).toMatch(/^[a-z_]+$/u);
        if (source === 'text') {
          expect(quote).not.toBe('');
          expect(input.transcript.transcript).toContain(quote);
        }
      }
      if (!result.sufficiency.enough) expect(result.sufficiency.reason).toMatch(/\.$/u);
      expect(readAnalysis(type, structuredClone(input))).toEqual(result);
      expect(JSON.stringify(result)).not.toMatch(/\b(?:lie|lies|lying|liar|truthful|deception|deceptive)\b/iu);
    },
  );

  it.each(['empty', 'one word', 'three words', 'emoji only'])(
    'says that there is too little to go on in: %s',
    (trouble) => {
      const input = troubles[trouble];
      if (!input) throw new Error(trouble);
      const { sufficiency, evidence } = readAnalysis(type, input);
      expect(sufficiency.enough).toBe(false);
      expect(sufficiency.reason?.length).toBeGreaterThan(10);
      expect(evidence).toEqual([]);
    },
  );
});

/** The reading's own sentences, without quotes and without names of kinds. */
function sentencesOf(result: object): string[] {
  const own = [
    'reason',
    'note',
    'disruption',
    'background_noise_assessment',
    'argument_summary',
    'manipulation_explanation',
    'psychological_summary',
    'emotional_state',
    'summary_of_understanding',
    'overall_assessment',
    'tone_indicators',
    'not_available',
    'potential_biases',
    'contextual_insights',
    'nuances_detected',
    'suggested_follow_up_questions',
    'explanation',
  ];
  const out: string[] = [];
  const take = (value: unknown, said: boolean): void => {
    if (typeof value === 'string') {
      if (said) out.push(value.replaceAll(/“[^”]*”|Still open: .*/gu, '“”'));
    } else if (Array.isArray(value)) for (const item of value) take(item, said);
    else if (value !== null && typeof value === 'object')
      for (const [key, item] of Object.entries(value)) take(item, said || own.includes(key));
  };
  take(result, false);
  return out;
}

// Makes sure that the checks above saw evidence.
it.each(types)('%s: some inputs give evidence', (type) => {
  const found = Object.values(troubles).flatMap((input) => readAnalysis(type, input).evidence);
  expect(found.length).toBeGreaterThan(0);
});

describe.each(types)('%s, in its own sentences', (type) => {
  it.each(Object.entries(troubles))('%s: no empty counts, no field names, small numbers in words', (_, input) => {
    for (const said of sentencesOf(readAnalysis(type, input))) {
      expect(said).not.toMatch(/[a-z]_[a-z]/u);
      expect(said).not.toMatch(/\b0 (?!s\b|dB|%|per)[a-z]/u);
      expect(said).not.toMatch(/(?<![\d.,])\b(?:[1-9]|1[0-2]) (?!s\b|dB|%|per|semitones)[a-z]/u);
      expect(said).not.toMatch(/\bone \w+s (?:are|were|have)\b|\bundefined\b|\bnull\b|\bNaN\b| {2}|\.\./u);
      expect(said).toMatch(/^[^a-z]/u);
    }
  });
});

it('has an engine, a schema and, if a model can deepen it, a prompt for every reading', () => {
  expect(Object.keys(readings).toSorted()).toEqual([...types].toSorted());
  for (const { engine } of Object.values(readings)) expect(engine.kind).toBe('local');
  for (const type of modelTypes) expect(promptOf(type).type).toBe(type);
  expect(Object.keys(schemas).toSorted()).toEqual([...analysisTypes].toSorted());
});

describe('100,000 words', () => {
  const sentence =
    'I think you never listen to me because everybody knows that we will send the report by Friday, so what do ' +
    'you want?';
  const pieces = (words: number) =>
    Array.from({ length: words / 20 }, (_, i) => ({
      text: i % 3 === 0 ? sentence : `Well, um, maybe number ${i} of the budget was paid in March. I am afraid of you.`,
      speaker: i % 2 === 0 ? 'A' : 'B',
    }));
  const runs: Record<string, (words: number) => ReadingInput> = {
    'in many segments with speakers': (words) => inputOf(pieces(words)),
    'in one segment without punctuation': (words) =>
      inputOf([long(words, 'you never listen to me and i think we should go home because it is late')]),
    'in one token': (words) => inputOf(['x'.repeat(5 * words)]),
    'of distinct words': (words) => inputOf([Array.from({ length: words }, (_, i) => `w${i.toString(36)}`).join(' ')]),
    'with overlapping diarization': (words) =>
      inputOf(
        pieces(words).map(({ text }) => text),
        {
          context: {
            speaker_diarization: diarizationOf(
              Array.from({ length: words / 5 }, (_, i) => ({ speaker: `S${i % 4}`, start_s: i, end_s: i + 1.5 })),
            ),
          },
        },
      ),
  };
  it.each(Object.entries(runs))(
    '%s: all readings return, in time at most proportional to the length',
    (_, make) => {
      const [few, many] = [make(25_000), make(100_000)];
      for (const type of types) {
        const times = growth(
          () => void readAnalysis(type, few),
          () => void readAnalysis(type, many),
        );
        expect({ type, times }).toEqual({ type, times: expect.toSatisfy((value: number) => value < 9) });
      }
    },
    120_000,
  );
});
