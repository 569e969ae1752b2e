import type { TimeSource } from '#lib/base/times';
import type { Segment } from '#lib/speech/contract';
import { markQuotations } from '#lib/text/tokens/quotation';
import type { SourceContext, TextSource } from './source.ts';
import { speakersOf, type Speakers } from './speakers.ts';
import { sureOf } from './sure.ts';
import { timingOf, type PlacedSegment, type Timing } from './timing.ts';
import type { Token } from '#lib/text/tokens/token';
import { tokenizeBlock, type RawSentence } from '#lib/text/tokens/tokenize';

/** Characters of the whole text, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

export interface Sentence extends Span {
  index: number;
  /** Token indices, inclusive. */
  first: number;
  last: number;
  text: string;
  /** Index of the segment in which the sentence starts. */
  segment: number;
  speaker: string | null;
  /** By wink-nlp, -1 to 1; 0 if no word of its list occurs. */
  sentiment: number;
  words: number;
}

/**
 * A transcript, parsed once and shared by all readings. Sentences may cross segments, but never a known change of
 * speaker.
 */
export interface TextModel {
  text: string;
  tokens: Token[];
  sentences: Sentence[];
  segments: PlacedSegment[];
  speakers: Speakers;
  timing: Timing;
  /** The source of the seconds in `segments` and `timing`. */
  times: TimeSource;
  /** Number of passages that are left out because the recogniser was not sure of them. */
  left_out: number;
  wordCount: number;
}

const cache = new WeakMap<TextSource, { diarization: SourceContext['speaker_diarization']; model: TextModel }>();

/**
 * The quotable text of the input's transcript, without the passages of which the recogniser was not sure. Cached per
 * transcript object.
 */
export function textOf(input: { transcript: TextSource; context: SourceContext }): TextModel {
  return modelOf(sureOf(input.transcript), input.context, input.transcript.segments);
}

/** The whole text of the transcript, for counts and measures, which quote nothing. */
export function wholeTextOf(input: { transcript: TextSource; context: SourceContext }): TextModel {
  return modelOf(input.transcript, input.context, input.transcript.segments);
}

function modelOf(transcript: TextSource, context: SourceContext, all: readonly Segment[]): TextModel {
  const diarization = context.speaker_diarization;
  const known = cache.get(transcript);
  if (known && known.diarization === diarization) return known.model;
  const model = build(transcript, context, all);
  cache.set(transcript, { diarization, model });
  return model;
}

function build(transcript: TextSource, context: SourceContext, all: readonly Segment[]): TextModel {
  const text = transcript.transcript;
  const timing = timingOf(transcript);
  const speakers = speakersOf(transcript, context);
  const tokens: Token[] = [];
  const raw: RawSentence[] = [];
  for (const block of blocks(timing.placed, speakers, text, gapsIn(transcript.segments, all)))
    tokenizeBlock(text.slice(block.start, block.end), block.start, tokens, raw);
  markQuotations(tokens);
  const sentences = raw
    .flatMap((sentence) => cutAtSilences(sentence, tokens, timing))
    .map((sentence, index): Sentence => {
      const start = tokens[sentence.first]?.start ?? 0;
      const end = tokens[sentence.last]?.end ?? start;
      const segment = timing.segmentAt(start)?.index ?? 0;
      const words = tokens.slice(sentence.first, sentence.last + 1).filter((token) => token.word).length;
      return {
        ...sentence,
        index,
        start,
        end,
        text: text.slice(start, end),
        segment,
        speaker: speakers.bySegment[segment] ?? null,
        words,
      };
    });
  return {
    text,
    tokens,
    sentences,
    segments: timing.placed,
    speakers,
    timing,
    times: transcript.times,
    left_out: all.length - transcript.segments.length,
    wordCount: tokens.filter((token) => token.word).length,
  };
}

/** Ids of the segments before which a passage was left out. */
function gapsIn(segments: readonly Segment[], all: readonly Segment[]): ReadonlySet<number> {
  if (segments.length === all.length) return new Set();
  const before = new Map(all.map(({ id }, index) => [id, all[index - 1]?.id]));
  return new Set(segments.flatMap(({ id }, index) => (before.get(id) === segments[index - 1]?.id ? [] : [id])));
}

/**
 * One block for each run of segments by one speaker without a gap; all segments are one run if the speakers are
 * unknown.
 */
function blocks(placed: PlacedSegment[], speakers: Speakers, text: string, gaps: ReadonlySet<number>): Span[] {
  if (placed.length === 0 || (speakers.source === null && gaps.size === 0)) return [{ start: 0, end: text.length }];
  const out: Span[] = [];
  let before: string | null | undefined;
  for (const { index, start, end, segment } of placed) {
    const speaker = speakers.source === null ? null : (speakers.bySegment[index] ?? null);
    const open = out.at(-1);
    if (open && speaker === before && !gaps.has(segment.id)) open.end = Math.max(open.end, end);
    else out.push({ start, end });
    before = speaker;
  }
  return out;
}

/**
 * Cuts a sentence at a capital letter after a second of silence, which is as good as the full stop that the sentence
 * detector needs.
 */
function cutAtSilences(sentence: RawSentence, tokens: Token[], timing: Timing): RawSentence[] {
  const firstToken = tokens[sentence.first];
  const lastToken = tokens[sentence.last];
  if (!firstToken || !lastToken || timing.segmentAt(firstToken.start) === timing.segmentAt(lastToken.start))
    return [sentence];
  const out: RawSentence[] = [];
  let first = sentence.first;
  let segment = timing.segmentAt(firstToken.start);
  for (let t = sentence.first + 1; t <= sentence.last; t += 1) {
    const token = tokens[t];
    if (!token || !segment || token.start < segment.end) continue;
    const next = timing.segmentAt(token.start);
    const silence = next ? next.segment.start_s - segment.segment.end_s : 0;
    if (silence >= 1 && /^\p{Lu}/u.test(token.text) && token.norm !== 'i') {
      out.push({ ...sentence, first, last: t - 1 });
      first = t;
    }
    segment = next;
  }
  out.push({ ...sentence, first, last: sentence.last });
  return out;
}

/** The tokens of a sentence. */
export function tokensOf(model: TextModel, sentence: Sentence): Token[] {
  return model.tokens.slice(sentence.first, sentence.last + 1);
}
