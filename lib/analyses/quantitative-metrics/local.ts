import type { Analysis } from '#lib/analyses/step-server';
import type { ReadingInput } from '#lib/analyses/analysis';
import { measureEngine } from '#lib/analyses/engine';
import { floorOf, type Floor } from '#lib/analyses/measures/floor';
import { sharesOf } from '#lib/base/shares';
import { listed, listingNote } from '#lib/analyses/wording/listing';
import { enoughWords, notEnglish } from '#lib/analyses/measures/sufficiency';
import { quantile, round } from '#lib/base/statistics';
import { dialogueActs, isQuestion } from '#lib/text/acts/dialogue-acts';
import { textOf, wholeTextOf, type TextModel } from '#lib/text/model';
import { segmentSentiments } from '#lib/text/cues/valence';
import { whyNoLengths } from '#lib/analyses/wording/times';
import type { QuantitativeMetrics } from './schema.ts';

/**
 * For scores from the caller: above this they count as positive, below its negative as negative (the limits of VADER).
 */
const sentimentLimit = 0.05;

function read(input: ReadingInput): QuantitativeMetrics {
  const model = wholeTextOf(input);
  const { speakers } = model;
  const unmeasured = whyNoLengths(input.transcript);
  const timed = unmeasured === null;
  const floor = speakers.source === null || !timed ? null : floorOf(speakers, input.acoustics?.pauses);
  const rows = speakers.source === null ? [] : speakerRows(model, floor);
  const notAvailable: Record<string, string> = {};
  const unless = <T>(field: string, value: T | null, reason: string): T | null => {
    if (value === null) notAvailable[field] = reason;
    return value;
  };
  const noSpeakers = unmeasured ?? speakers.reason ?? '';
  const alone = unmeasured ?? speakers.reason ?? 'Only one speaker was heard.';
  const several = rows.length >= 2 ? floor : null;
  if (speakers.reason !== null) notAvailable.speakers = speakers.reason;
  else if (unmeasured !== null) notAvailable.talk_time = unmeasured;
  // Speakers by segment give one voice at a time, so they show no overlap.
  const overlapping = speakers.source === 'transcript' ? null : several;
  const oneAtATime =
    input.transcript.speakers_by === 'voice'
      ? 'Voices told apart in one channel are heard one at a time;'
      : 'One text in one line shows nobody speaking at the same time;';
  const interruptions = (overlapping?.interruptions ?? []).map(({ start_s, end_s, by, of }) => ({
    quote: '',
    segment_id: null,
    start_s: round(start_s),
    end_s: round(end_s),
    speaker: by,
    cue: 'interruption',
    source: 'audio' as const,
    note: `${by} begins ${round(end_s - start_s, 1)} s before ${of} ends`,
  }));
  const shown = listed(interruptions, (entry) => entry.cue);
  const note = listingNote(interruptions.length, shown.length);
  const sufficiency = enoughWords(model, 5);
  if (notEnglish(model) !== null && !input.context.sentiment_trend_data)
    notAvailable.sentiment_trend = 'The tone of the words can be read only in English.';
  return {
    evidence: shown,
    sufficiency: sufficiency.enough && note !== null ? { enough: true, reason: note } : sufficiency,
    dropped_claims: 0,
    word_count: model.wordCount,
    unique_word_count: uniqueWords(model),
    talk_to_listen_ratio: unless('talk_to_listen_ratio', several ? ratioOf(input, several) : null, alone),
    speakers: rows,
    talk_share_by: rows.length === 0 ? null : timed ? 'time' : 'words',
    speaker_turn_duration_avg_s: unless(
      'speaker_turn_duration_avg_s',
      timed && speakers.turns.length > 0
        ? round(speakers.turns.reduce((sum, turn) => sum + turn.end_s - turn.start_s, 0) / speakers.turns.length, 2)
        : null,
      noSpeakers,
    ),
    interruptions_count: unless(
      'interruptions_count',
      overlapping?.interruptions.length ?? null,
      several ? `${oneAtATime} interruptions need the times of each speaker.` : alone,
    ),
    overlap_s: unless(
      'overlap_s',
      overlapping ? round(overlapping.overlap_s, 2) : null,
      several ? `${oneAtATime} this needs the times of each speaker.` : alone,
    ),
    silence_s: unless(
      'silence_s',
      timed ? silenceOf(input) : null,
      unmeasured ?? 'There is no audio to measure silence in.',
    ),
    response_latency_median_s: unless(
      'response_latency_median_s',
      several && several.latencies.length > 0
        ? round(
            quantile(
              several.latencies.map((entry) => entry.latency_s),
              0.5,
            ),
            2,
          )
        : null,
      several ? 'Nobody answered anybody.' : alone,
    ),
    sentiment_trend: trendOf(input),
    not_available: notAvailable,
  };
}

/** Number of different words as a reader counts them, in lower case: "Don't" and "don't" are one. */
function uniqueWords(model: TextModel): number {
  const seen = new Set<string>();
  let word = '';
  for (const [i, token] of model.tokens.entries()) {
    if (token.word) {
      if (word !== '') seen.add(word);
      word = token.text.toLowerCase();
    } else if (word !== '' && token.start === model.tokens[i - 1]?.end && (token.pos !== 'PUNCT' || token.text === '-'))
      word += token.text.toLowerCase();
  }
  if (word !== '') seen.add(word);
  return seen.size;
}

/** The counts by speaker. Shares are by words if there are no measures of time (`floor` is null). */
function speakerRows(model: TextModel, floor: Floor | null): QuantitativeMetrics['speakers'] {
  const words = new Map<string, number>();
  const questions = new Map<string, number>();
  for (const sentence of model.sentences)
    if (sentence.speaker !== null) words.set(sentence.speaker, (words.get(sentence.speaker) ?? 0) + sentence.words);
  for (const { type, sentence } of dialogueActs(model))
    if (sentence.speaker !== null && isQuestion(type))
      questions.set(sentence.speaker, (questions.get(sentence.speaker) ?? 0) + 1);
  const turns = Map.groupBy(model.speakers.turns, (turn) => turn.speaker);
  const { names } = model.speakers;
  const shares = sharesOf(names.map((speaker) => (floor ? floor.talk : words).get(speaker) ?? 0));
  return names.map((speaker, index) => {
    const talk = floor?.talk.get(speaker) ?? 0;
    const said = words.get(speaker) ?? 0;
    const lengths = (turns.get(speaker) ?? []).map((turn) => turn.end_s - turn.start_s);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    return {
      speaker,
      talk_s: floor && round(talk, 2),
      talk_share: shares[index] ?? 0,
      words: said,
      wpm: floor && (talk > 0 ? round((said / talk) * 60, 0) : 0),
      turns: lengths.length,
      avg_turn_s: floor && (lengths.length > 0 ? round(total / lengths.length, 2) : 0),
      longest_turn_s:
        floor &&
        round(
          lengths.reduce((most, length) => Math.max(most, length), 0),
          2,
        ),
      questions: questions.get(speaker) ?? 0,
    };
  });
}

/**
 * Talk time of the first participant divided by the others'. The first participant is the first in the caller's list
 * who is a speaker, otherwise the first to speak.
 */
function ratioOf({ context }: ReadingInput, floor: Floor): number | null {
  const first = context.participants?.find((name) => floor.talk.has(name)) ?? floor.talk.keys().next().value;
  const own = first === undefined ? 0 : (floor.talk.get(first) ?? 0);
  const others = floor.total_s - own;
  return others > 0 ? round(own / others, 2) : null;
}

/**
 * Time without speech before, between and after the passages: the recording's length minus voice activity. If the
 * quality of the recording is unknown, the measured pauses plus the time before the first segment.
 */
function silenceOf({ quality, acoustics, transcript }: ReadingInput): number | null {
  if (quality) return round(quality.duration_s * (1 - quality.speech_ratio), 2);
  return acoustics
    ? round(
        acoustics.pauses.reduce(
          (sum, pause) => sum + pause.end_s - pause.start_s,
          transcript.segments[0]?.start_s ?? 0,
        ),
        2,
      )
    : null;
}

function trendOf(input: ReadingInput): QuantitativeMetrics['sentiment_trend'] {
  const { sentiment_trend_data: data } = input.context;
  const given = data ? new Map(data.map((entry) => [entry.segment, entry.sentiment_score])) : null;
  const model = given ? wholeTextOf(input) : textOf(input);
  if (!given && notEnglish(model) !== null) return [];
  const own = given ? [] : segmentSentiments(model);
  return model.segments.flatMap(({ segment, index }) => {
    const value = given ? given.get(segment.id) : own[index]?.valence;
    if (value === undefined) return [];
    const label =
      own[index]?.label ?? (value > sentimentLimit ? 'positive' : value < -sentimentLimit ? 'negative' : 'neutral');
    return [
      {
        segment: segment.id,
        start_s: segment.start_s,
        end_s: segment.end_s,
        sentiment_score: value,
        sentiment_label: label,
      },
    ];
  });
}

export const quantitativeMetrics: Analysis<'quantitative_metrics'> = {
  engine: measureEngine,
  read,
};
