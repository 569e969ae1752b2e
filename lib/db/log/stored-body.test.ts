import { expect, test } from 'vitest';
import { sampleInput } from '#lib/analyses/testing/samples';
import { givenEngine, givenTranscript } from '#lib/analyses/transcript/given';
import type { Transcript } from '#lib/analyses/transcript/schema';
import type { FactBody } from '#lib/events/facts';
import { fromStored, toStored } from './stored-body.ts';

const subtitles = givenTranscript(
  Array.from({ length: 100 }, (_, n) => ({
    text: `Passage ${n} “is”  here.`,
    speaker: 'Anna',
    start_s: n * 2,
    end_s: n * 2 + 1.5,
  })),
);

function bodyOf(data: Transcript): FactBody {
  return { type: 'result', analysis_type: 'transcript', engine: givenEngine, data, provisional: false, took_ms: 1 };
}

test('a transcript is written without what its passages contain, and read as it was', () => {
  for (const data of [subtitles, sampleInput('argument', true).transcript]) {
    const body = bodyOf(data);
    const json = JSON.stringify(toStored(body));
    expect(fromStored(JSON.parse(json))).toEqual(JSON.parse(JSON.stringify(body)));
  }
  expect(JSON.stringify(toStored(bodyOf(subtitles))).length).toBeLessThan(JSON.stringify(bodyOf(subtitles)).length / 2);
});

test('a text or words that are not those of the passages are written as they are', () => {
  const [first, ...others] = subtitles.words;
  if (!first) throw new Error('no words');
  for (const data of [
    { ...subtitles, transcript: 'Another text.' },
    { ...subtitles, words: [{ ...first, word: 'other' }, ...others] },
    { ...subtitles, transcript: 'Another text.', words: others.toReversed() },
  ])
    expect(fromStored(JSON.parse(JSON.stringify(toStored(bodyOf(data)))))).toEqual(bodyOf(data));
});

test('other facts, and those of earlier versions, are as they were', () => {
  const started: FactBody = {
    ...{ type: 'progress', step: 'Transcript', analysis_type: 'transcript', state: 'started' },
    ...{ progress: 0, total: 12, percentage: 0 },
  };
  expect(toStored(started)).toBe(started);
  const earlier = bodyOf(subtitles);
  expect(fromStored(earlier)).toBe(earlier);
});
