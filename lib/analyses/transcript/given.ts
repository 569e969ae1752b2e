import type { Engine } from '#lib/analyses/analysis';
import type { Transcript } from '#lib/analyses/transcript/schema';
import type { Segment } from '#lib/speech/contract';
import type { GivenSegment } from '#lib/speech/transcript-file';
import { spreadWords } from '#lib/speech/words';

/** Who made a transcript that was given instead of a recording. */
export const givenEngine: Engine = { kind: 'local', name: 'given', version: '1' };

/** 150 words a minute; keeps the order where there are no times, and ends a passage of which only the start is known. */
const nominal_s = 0.4;
const shortest_s = 0.05;
/** Fewer words than this say nothing about a conversation. */
const minWords = 4;

/**
 * The result of `transcript` for a text that was given. Where every passage has a start, `times` is `given` and words are spread over
 * their passage; else it is `none`, and there are no words with times. Nobody said which language it is, so that stays undetermined.
 */
export function givenTranscript(given: readonly GivenSegment[]): Transcript {
  const spoken = given.map((segment) => ({ ...segment, text: segment.text.trim() })).filter(({ text }) => text !== '');
  const timed = spoken.length > 0 && spoken.every(({ start_s }) => start_s !== null);
  const segments = timed ? withGivenTimes(spoken) : withNominalTimes(spoken);
  const wordCount = segments.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
  return {
    transcript: segments.map(({ text }) => text).join(' '),
    language: 'und',
    segments,
    words: timed ? segments.flatMap((segment) => spreadWords({ ...segment, voiced: [] })) : [],
    times: timed ? 'given' : 'none',
    speaker_spans: null,
    evidence: [],
    sufficiency: wordCount >= minWords ? { enough: true } : { enough: false, reason: reasonFor(wordCount) },
    dropped_claims: 0,
  };
}

function withGivenTimes(given: readonly GivenSegment[]): Segment[] {
  const inOrder = given.toSorted((a, b) => (a.start_s ?? 0) - (b.start_s ?? 0));
  return inOrder.map(({ text, speaker, start_s, end_s }, id) => {
    const start = Math.max(0, start_s ?? 0);
    const next = inOrder[id + 1]?.start_s ?? Infinity;
    const end = end_s ?? Math.min(next, start + lengthOf(text));
    return { id, start_s: start, end_s: Math.max(end, start + shortest_s), speaker, text, confidence: 1 };
  });
}

function withNominalTimes(given: readonly GivenSegment[]): Segment[] {
  let words = 0;
  return given.map(({ text, speaker }, id) => {
    const start_s = at(words);
    words += lengthOf(text) / nominal_s;
    return { id, start_s, end_s: at(words), speaker, text, confidence: 1 };
  });
}

/** Whole words times 0.4 s, without the dust of floating point. */
function at(words: number): number {
  return Math.round(words * nominal_s * 10) / 10;
}

function lengthOf(text: string): number {
  return text.split(/\s+/u).length * nominal_s;
}

function reasonFor(words: number): string {
  if (words === 0) return 'There are no words in this text.';
  return `The text has only ${words === 1 ? 'one word' : `${words} words`}; a reading needs at least a sentence.`;
}
