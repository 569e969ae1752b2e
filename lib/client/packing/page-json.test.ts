import { expect, test } from 'vitest';
import { completeSnapshot, runningSnapshot } from '#components/testing/snapshot';
import { givenTranscript } from '#lib/analyses/transcript/given';
import { toldOf } from '#lib/glance/told';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { fromColumns } from './columns';
import { packed } from './pack';
import { unpacked } from './page-json';
import { withColumns } from './to-columns';
import { wordTimes } from '#lib/analyses/transcript/to-word-times';
import { wordsOf } from '#lib/analyses/transcript/word-times';

const passages = Array.from({ length: 200 }, (_, index) => ({
  text: `Passage ${index}  of “200”,\n${index % 3 === 0 ? 'with' : 'without'} it.`,
  speaker: index % 2 === 0 ? 'Anna' : 'Ben',
  start_s: index * 2,
  end_s: index * 2 + 1.9,
}));
const transcript = givenTranscript(passages);

function withTranscript(data: typeof transcript): SessionSnapshot {
  const { view } = completeSnapshot;
  return {
    ...completeSnapshot,
    view: {
      ...view,
      segments: data.segments,
      steps: { ...view.steps, transcript: { ...view.steps.transcript, data } },
    },
  };
}

test('a snapshot is restored unchanged, and its passages are sent once', () => {
  for (const snapshot of [completeSnapshot, runningSnapshot, withTranscript(transcript)])
    expect(unpacked(packed(snapshot, toldOf))).toEqual(
      JSON.parse(JSON.stringify({ ...snapshot, told: toldOf(snapshot.view) })),
    );
  const { view } = unpacked(packed(completeSnapshot, toldOf));
  expect(view.segments).toBe(view.steps.transcript.data?.segments);
  expect(view.segments).toEqual(completeSnapshot.view.segments);
  const long = packed({ ...withTranscript(transcript), title: '“Büro” 🙂' }, toldOf);
  expect(long).toMatch(/^[\0-\x7f]*$/);
  expect(unpacked(long).title).toBe('“Büro” 🙂');
  expect(long.split('Passage 17 ')).toHaveLength(2);
  expect(long.length).toBeLessThan(JSON.stringify(withTranscript(transcript)).length / 3);
});

test('a transcript whose words are not those of its passages is restored, too', () => {
  const [first, ...others] = transcript.words;
  if (!first) throw new Error('no words');
  for (const words of [
    [{ ...first, word: 'passage' }, ...others],
    [{ ...first, start_s: 0.000_4 }, ...others],
    [{ ...first, approximate: false }, ...others],
    [...others, first],
  ]) {
    expect(wordTimes(transcript.segments, words)).toBeNull();
    const snapshot = withTranscript({ ...transcript, words, transcript: 'Another text.' });
    expect(unpacked(packed(snapshot, toldOf)).view.steps.transcript.data).toEqual(snapshot.view.steps.transcript.data);
  }
});

test('words are restored from their times, also where a passage has none', () => {
  for (const words of [transcript.words, [], transcript.words.filter(({ segment_id }) => segment_id !== 7)]) {
    const times = wordTimes(transcript.segments, words);
    expect(times && wordsOf(transcript.segments, times)).toEqual(words);
  }
});

test('lists of like objects become columns, others stay', () => {
  const like = Array.from({ length: 20 }, (_, index) => ({
    name: ['a', 'b'][index % 2],
    at: index,
    in: [{ x: null }],
  }));
  const nested = {
    like,
    unlike: [...like, { name: 'c' }],
    short: like.slice(0, 3),
    none: [],
    of: null,
    absent: undefined,
  };
  const columns = withColumns(nested);
  expect(columns).toMatchObject({
    like: { $length: 20, $columns: { name: { $of: ['a', 'b'] }, at: like.map(({ at }) => at) } },
    unlike: nested.unlike,
    short: nested.short,
  });
  expect(fromColumns(JSON.parse(JSON.stringify(columns)))).toEqual(JSON.parse(JSON.stringify(nested)));
});
