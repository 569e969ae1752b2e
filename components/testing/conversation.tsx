import type { Evidence } from '#lib/analyses/evidence/evidence';
import type { Segment, Transcript } from '#lib/analyses/transcript/schema';

/** The argument sample, as a recogniser hears it: the conversation on all test pages. */
const turns: readonly [speaker: string, start_s: number, end_s: number, confidence: number, text: string][] = [
  [
    'Anna',
    0.5,
    5.6,
    0.93,
    'I have read the papers for the loan, and I think we should wait, because we do not have the money yet.',
  ],
  ['Mark', 6.2, 10.2, 0.91, 'After everything I have done for you, this is how you treat me?'],
  ['Anna', 11.1, 13.8, 0.95, 'I am sorry. I did not want to hurt you.'],
  ['Mark', 14.2, 18.2, 0.92, 'You are too sensitive. You always make a problem out of nothing.'],
  ['Anna', 18.9, 24.0, 0.9, 'Maybe. But I am worried, because we already owe twelve thousand dollars to the bank.'],
  [
    'Mark',
    24.3,
    32.2,
    0.88,
    'Come on. Everybody knows that the price can only go up. So either you sign today or you do not care about this family.',
  ],
  ['Anna', 34.7, 39.5, 0.42, 'That is not fair. I can sort of see why you are angry, but I need more time.'],
  ['Mark', 40, 45.4, 0.94, 'There is no more time. Decide right now. If you walk away, you will regret this.'],
  [
    'Anna',
    46.6,
    52.9,
    0.93,
    'Please do not talk to me like that. I would like to speak with a lawyer first, because it is a big decision.',
  ],
  ['Mark', 53.7, 57.9, 0.92, 'Fine. Do what you want. But do not come to me when it goes wrong.'],
  ['Anna', 58.4, 62.4, 0.94, 'I will give you an answer on Monday. I am not going to decide tonight.'],
];

export const segments: Segment[] = turns.map(([speaker, start_s, end_s, confidence, text], id) => ({
  id,
  start_s,
  end_s,
  speaker,
  text,
  confidence,
}));

function wordsOf({ id, start_s, end_s, text }: Segment): Transcript['words'] {
  const words = text.split(' ');
  const each_s = (end_s - start_s) / words.length;
  return words.map((word, index) => ({
    segment_id: id,
    word,
    start_s: start_s + index * each_s,
    end_s: start_s + (index + 1) * each_s,
    approximate: true,
  }));
}

/** Evidence for words of the conversation. */
export function quoted(quote: string, cue: string, note?: string): Evidence {
  const segment = segments.find(({ text }) => text.includes(quote));
  if (!segment) throw new Error(`not in the conversation: ${quote}`);
  const { id, start_s, end_s, speaker, text } = segment;
  const offset_s = (text.indexOf(quote) / text.length) * (end_s - start_s);
  return {
    quote,
    segment_id: id,
    start_s: start_s + offset_s,
    end_s,
    speaker,
    cue,
    source: 'text',
    ...(note ? { note } : {}),
  };
}

/** The speaker and the time of words of the conversation. */
export function placed(quote: string): { speaker: string | null; start_s: number; end_s: number } {
  const { speaker, start_s, end_s } = quoted(quote, 'place');
  return { speaker, start_s, end_s };
}

/** Evidence for a sound without words. */
export function heard(start_s: number, end_s: number, cue: string, note: string): Evidence {
  return { quote: '', segment_id: null, start_s, end_s, speaker: null, cue, source: 'audio', note };
}

export const enough = { sufficiency: { enough: true }, dropped_claims: 0 } as const;

export const transcript: Transcript = {
  ...enough,
  evidence: [],
  transcript: segments.map(({ text }) => text).join(' '),
  language: 'en',
  segments,
  words: segments.flatMap(wordsOf),
  times: 'measured',
  speaker_spans: null,
};
