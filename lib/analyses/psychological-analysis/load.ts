import type { ReadingInput } from '#lib/analyses/analysis';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { perHundred } from '#lib/analyses/measures/sufficiency';
import { round } from '#lib/base/statistics';
import { capital, count } from '#lib/base/words';
import { burstsOf, type Burst } from '#lib/text/bursts';
import { evidenceOf } from '#lib/analyses/evidence/evidence-of';
import { textOf, type TextModel } from '#lib/text/model';
import { voiceDeviations } from '#lib/analyses/measures/voice';
import { disfluenciesOf, type Disfluency, type DisfluencyKind } from './disfluencies.ts';
import { longPausesOf } from './pauses.ts';

export interface Load {
  counts: Record<DisfluencyKind, number>;
  longPauses: number;
  /** The number of long pauses inside a sentence. */
  pausesInside: number;
  /** The number of passages with a burst of signs. */
  crowded: number;
  /** The number of passages much slower than the same speaker's others; null if rates were not compared. */
  slow: number | null;
  /** The disfluencies, in order of the text. */
  places: Disfluency[];
  /** Long pauses, and passages with a burst of signs or a slow rate. */
  evidence: Evidence[];
}

/** Greatest ratio to the speaker's median rate at which a passage is listed as slow. */
const slowShare = 0.7;

/**
 * Signs that speaking took effort, each with its position: filled pauses, repetitions, repairs, cut-off words (Shriberg
 * 2001), long pauses inside sentences (Goldman-Eisler 1968) and slow passages, which accompanied a second task in
 * Berthold and Jameson (1999). Bursts and rates are judged against the rest of the same speaker's talk.
 */
export function loadOf(input: ReadingInput): Load {
  const model = textOf(input);
  const found = disfluenciesOf(model);
  const counts: Record<DisfluencyKind, number> = { filled_pause: 0, repetition: 0, repair: 0, cut_off: 0 };
  for (const { kind } of found) counts[kind] += 1;
  const { long, median_s } = longPausesOf(input, model);
  const inside = long.filter((pause) => pause.inside === true);
  const signs = [...found, ...inside.map(({ at }) => ({ start: Math.max(0, at - 1), end: at }))].toSorted(
    (a, b) => a.start - b.start,
  );
  const bursts = burstsOf(model.sentences, signs);
  const slow = slowPassages(input, model);
  return {
    counts,
    longPauses: long.length,
    pausesInside: inside.length,
    crowded: bursts.length,
    slow: slow === null ? null : slow.length,
    places: found,
    evidence: [
      ...long.map(({ start_s, end_s, inside: within, speaker }) => ({
        quote: '',
        segment_id: null,
        start_s,
        end_s,
        speaker,
        cue: 'long_pause',
        source: 'audio' as const,
        note: `${round(end_s - start_s, 1)} s${within === true ? ' inside a sentence' : ''}; the median pause here is ${round(median_s, 1)} s`,
      })),
      ...bursts.map((burst) => evidenceOf(model, burst, 'signs_of_load', noteOf(burst))),
      ...(slow ?? []),
    ],
  };
}

function noteOf({ occurrences, words, restOccurrences, restWords, speaker }: Burst): string {
  const rest =
    restOccurrences === 0
      ? `none in the other ${count(restWords, 'word')}`
      : `${perHundred(restOccurrences, restWords)} per 100 words in the rest`;
  return `${capital(count(occurrences, 'sign', 'signs'))} of effort in ${count(words, 'word')}, ${perHundred(occurrences, words)} per 100 words; ${rest}${speaker === null ? '' : ' of the same speaker’s talk'}`;
}

/** null without audio or baseline, or if voice inference is off. */
function slowPassages(input: ReadingInput, model: TextModel): Evidence[] | null {
  if (!input.acoustics || !input.voice_inference) return null;
  const deviations = voiceDeviations(
    input.acoustics,
    model.speakers,
    model.segments.map((at) => at.segment.id),
  );
  if (![...deviations.values()].some(({ faster }) => faster !== null)) return null;
  return model.segments.flatMap(({ segment, index }): Evidence[] => {
    const faster = deviations.get(segment.id)?.faster ?? null;
    // A word or two are too short to measure a rate.
    if (
      faster === null ||
      faster > slowShare ||
      segment.end_s <= segment.start_s ||
      segment.text.split(/\s+/u).length < 5
    )
      return [];
    return [
      {
        quote: segment.text,
        segment_id: segment.id,
        start_s: segment.start_s,
        end_s: segment.end_s,
        speaker: model.speakers.bySegment[index] ?? null,
        cue: 'slow_passage',
        source: 'audio',
        note: `${Math.round((1 - faster) * 100)} % slower than the median here`,
      },
    ];
  });
}
