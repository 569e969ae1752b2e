import { describe, expect, test } from 'vitest';
import { readTranscriptText } from './read.ts';

const starts = (text: string, wanted = {}) =>
  readTranscriptText(text, '', wanted).segments.map(({ start_s }) => start_s);
const speakers = (text: string, wanted = {}) =>
  readTranscriptText(text, '', wanted).segments.map(({ speaker }) => speaker);

describe('times of two numbers', () => {
  const chat = '14:02 Anna: Are you there?\n14:05 Bob: Yes, I am here.\n14:09 Anna: Good.';

  test('minutes and seconds, unless nobody could speak so fast', () => {
    expect(starts(chat)).toEqual([842, 845, 849]);
    const long = `14:02 Anna: ${'We said a lot of things here. '.repeat(12).trim()}\n14:04 Bob: Indeed.`;
    expect(new Set(starts(long))).toEqual(new Set([14 * 3600 + 120, 14 * 3600 + 240]));
  });

  test('the other reading is offered, and used on request', () => {
    const { others } = readTranscriptText(chat);
    expect(others).toEqual([{ clock: 'hours' }]);
    expect(starts(chat, others[0])).toEqual([50_520, 50_700, 50_940]);
    expect(readTranscriptText(chat, '', others[0]).others).toEqual([{ clock: 'minutes' }]);
  });

  test('a recording begins near zero, so there is no choice', () => {
    expect(readTranscriptText('0:03 Anna: Hello.\n0:07 Bob: Hi there.\n0:09 Anna: Well.').others).toEqual([]);
    expect(readTranscriptText('10:02:03 Anna: Hello.\n10:02:07 Bob: Hi there.\n10:02:19 Anna: Well.').others).toEqual(
      [],
    );
  });
});

describe('names or words', () => {
  test('names that never recur may be words, and are kept as words on request', () => {
    const text = 'Carrots: they are orange.\nTomatoes: they are red.';
    const { others } = readTranscriptText(text);
    expect(others).toEqual([{ names: false }]);
    expect(
      readTranscriptText(text, '', { names: false })
        .segments.map(({ text: words }) => words)
        .join('\n'),
    ).toBe(text);
  });

  test('a label that was not taken for a name may be one', () => {
    const text = 'Anna: Shall we start?\nI think so.\nIt is late.\nBob: Yes.\nWe can start.';
    expect(speakers(text)).toEqual([null, null, null, null, null]);
    expect(readTranscriptText(text).others).toEqual([{ names: true }]);
    expect(speakers(text, { names: true })).toEqual(['Anna', 'Anna', 'Anna', 'Bob', 'Bob']);
  });

  test('recurring names are names', () => {
    expect(readTranscriptText('Anna: Hello.\nBob: Hi.\nAnna: So.\nBob: Well.').others).toEqual([]);
  });
});
