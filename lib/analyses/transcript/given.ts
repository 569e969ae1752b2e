import type { Engine } from '#lib/analyses/analysis';
import type { Transcript } from './schema.ts';
import type { Segment } from '#lib/speech/contract';
import type { GivenSegment, ReadAs } from '#lib/speech/transcripts/contract';
import { spreadWords } from '#lib/speech/words';
import type { TimeSource } from '#lib/base/times';

/** Who made a transcript that was given instead of a recording. */
export const givenEngine: Engine = { kind: 'local', name: 'given', version: '1' };

/** 150 words a minute; keeps the order where there are no times. */
const nominal_s = 0.4;
const shortest_s = 0.05;
/** Fewer words than this say nothing about a conversation. */
const minWords = 4;

/**
 * The result of `transcript` for a text that was given. Where every passage has a start and an end, `times` is `given`
 * and words are spread over their passage; where only the ends are missing it is `starts`, else `none`, and there are
 * no words with times. Nobody said which language it is, so that stays undetermined.
 */
export function givenTranscript(given: readonly GivenSegment[], read_as?: ReadAs): Transcript {
  const spoken = given.map((segment) => ({ ...segment, text: segment.text.trim() })).filter(({ text }) => text !== '');
  const times = timesOf(spoken);
  const segments = times === 'none' ? withNominalTimes(spoken) : withGivenTimes(spoken);
  const wordCount = segments.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
  return {
    transcript: segments.map(({ text }) => text).join(' '),
    language: 'und',
    segments,
    words: times === 'given' ? segments.flatMap((segment) => spreadWords({ ...segment, voiced: [] })) : [],
    times,
    speaker_spans: null,
    ...(read_as ? { read_as } : {}),
    evidence: [],
    sufficiency: wordCount >= minWords ? { enough: true } : { enough: false, reason: reasonFor(wordCount) },
    dropped_claims: 0,
  };
}

function timesOf(spoken: readonly GivenSegment[]): TimeSource {
  if (spoken.length === 0 || spoken.some(({ start_s }) => start_s === null)) return 'none';
  return spoken.every(({ end_s }) => end_s !== null) ? 'given' : 'starts';
}

/**
 * In order of their starts; a passage without an end is listed up to the next start, and the last one gets no length to
 * speak of.
 */
function withGivenTimes(given: readonly GivenSegment[]): Segment[] {
  const inOrder = apart(given.toSorted((a, b) => (a.start_s ?? 0) - (b.start_s ?? 0)));
  return inOrder.map(({ text, speaker, start_s, end_s }, id) => {
    const end = end_s ?? inOrder[id + 1]?.start_s ?? start_s;
    return { id, start_s, end_s: Math.max(end, start_s + shortest_s), speaker, text, confidence: 1 };
  });
}

/**
 * Several passages under one stamp follow each other in hundredths of a second, far finer than any stamp, so that each
 * has a place of its own.
 */
function apart(inOrder: readonly GivenSegment[]): (GivenSegment & { start_s: number })[] {
  let stamp = -1;
  let under = 0;
  return inOrder.map((segment) => {
    const start_s = Math.max(0, segment.start_s ?? 0);
    under = start_s === stamp && segment.end_s === null ? under + 1 : 0;
    stamp = start_s;
    return { ...segment, start_s: Math.round((start_s + under / 100) * 1000) / 1000 };
  });
}

function withNominalTimes(given: readonly GivenSegment[]): Segment[] {
  let words = 0;
  return given.map(({ text, speaker }, id) => {
    const start_s = at(words);
    words += text.split(/\s+/u).length;
    return { id, start_s, end_s: at(words), speaker, text, confidence: 1 };
  });
}

/** Whole words times 0.4 s, without the dust of floating point. */
function at(words: number): number {
  return Math.round(words * nominal_s * 10) / 10;
}

function reasonFor(words: number): string {
  if (words === 0) return 'There are no words in this text.';
  return `The text has only ${words === 1 ? 'one word' : `${words} words`}; a reading needs at least a sentence.`;
}
