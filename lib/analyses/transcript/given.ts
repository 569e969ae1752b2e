import { numberOfWords } from '#lib/base/number-of-words';
import type { Engine } from '#lib/analyses/analysis';
import type { Transcript } from './schema.ts';
import type { Segment } from '#lib/speech/contract';
import type { GivenSegment, ReadAs } from '#lib/speech/transcripts/contract';
import { spreadWords } from '#lib/speech/words';
import type { TimeSource } from '#lib/base/times';

/** The engine of transcripts that were given instead of a recording. */
export const givenEngine: Engine = { kind: 'local', name: 'given', version: '1' };

/** Seconds per word at 150 words per minute, used to order passages without times. */
const nominal_s = 0.4;
const shortest_s = 0.05;
/** In a shorter transcript there is too little to read. */
const minWords = 4;

/**
 * The result of `transcript` for a given text. If every passage has a start and an end, `times` is `given` and words
 * are spread over their passage. If only ends are missing it is `starts`, otherwise `none`; words then have no times.
 * The language is undetermined, since a given text does not state it.
 */
export function givenTranscript(given: readonly GivenSegment[], read_as?: ReadAs): Transcript {
  const spoken = given.map((segment) => ({ ...segment, text: segment.text.trim() })).filter(({ text }) => text !== '');
  const times = timesOf(spoken);
  const segments = times === 'none' ? withNominalTimes(spoken) : withGivenTimes(spoken);
  const wordCount = segments.reduce((sum, { text }) => sum + numberOfWords(text), 0);
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
 * Passages in order of their starts. A passage without an end lasts until the next start, and the last one gets the
 * shortest length.
 */
function withGivenTimes(given: readonly GivenSegment[]): Segment[] {
  const inOrder = apart(given.toSorted((a, b) => (a.start_s ?? 0) - (b.start_s ?? 0)));
  return inOrder.map(({ text, speaker, start_s, end_s }, id) => {
    const end = end_s ?? inOrder[id + 1]?.start_s ?? start_s;
    return { id, start_s, end_s: Math.max(end, start_s + shortest_s), speaker, text, confidence: 1 };
  });
}

/**
 * Separates passages with the same time stamp by hundredths of a second, far finer than any stamp, so that each has a
 * start of its own.
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

/** Number of words times 0.4 s, without floating-point noise. */
function at(words: number): number {
  return Math.round(words * nominal_s * 10) / 10;
}

function reasonFor(words: number): string {
  if (words === 0) return 'There are no words in this text.';
  return `The text has only ${words === 1 ? 'one word' : `${words} words`}; a reading needs at least a sentence.`;
}
