import { questionsOf } from '#lib/text/questions/questions';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import type { Floor } from '#lib/analyses/measures/floor';
import { evidenceOf } from '#lib/analyses/evidence/evidence-of';
import type { TextModel } from '#lib/text/model';
import type { ConversationFlow } from './schema.ts';

type Disruption = ConversationFlow['flow_disruptions'][number];

/** A disruption of the flow, with its evidence. */
export interface Break {
  disruption: Disruption;
  evidence: Evidence;
}

/** The measured long silences, as disruptions. */
export function silenceBreaks(silences: readonly Evidence[]): Break[] {
  return silences.map((evidence) => ({
    disruption: {
      disruption: 'A long silence',
      start_s: evidence.start_s,
      end_s: evidence.end_s,
      kind: 'long_silence',
    },
    evidence,
  }));
}

/** Questions without any reply. "I don't know" is a reply. */
export function hangingBreaks(model: TextModel): Break[] {
  return questionsOf(model)
    .filter(({ answered, replied }) => answered === false && !replied)
    .map(({ span }) => {
      const evidence = evidenceOf(model, span, 'open_question');
      return {
        disruption: {
          disruption: 'A question is left hanging',
          start_s: evidence.start_s,
          end_s: evidence.end_s,
          kind: 'open_question',
          quote: evidence.quote,
        },
        evidence,
      };
    });
}

/** Interruptions, if the speakers' own times are known; see `floorOf` for the definition. */
export function interruptionBreaks(floor: Floor | null): Break[] {
  return (floor?.interruptions ?? []).map(({ start_s, end_s, by, of }) => ({
    disruption: { disruption: `${by} begins while ${of} is speaking`, start_s, end_s, kind: 'interruption' },
    evidence: {
      quote: '',
      segment_id: null,
      start_s,
      end_s,
      speaker: by,
      cue: 'interruption',
      source: 'audio',
      note: `${by} goes on after ${of} stops.`,
    },
  }));
}
