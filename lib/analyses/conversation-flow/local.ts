import type { Analysis, ReadingInput } from '#lib/analyses/analysis';
import { cueEngine } from '#lib/analyses/engine';
import { floorOf } from '#lib/analyses/floor';
import type { Floor } from '#lib/analyses/floor';
import { listed, listingNote } from '#lib/analyses/listing';
import { longSilencesOf } from '#lib/analyses/silences';
import { enoughToRead, enoughWords } from '#lib/analyses/sufficiency';
import { evidenceOf, textOf } from '#lib/analyses/text/model';
import { round } from '#lib/analyses/text/timing';
import { spelled } from '#lib/analyses/wording';
import { timedActs } from './acts.ts';
import type { TimedAct } from './acts.ts';
import { coherenceOf } from './coherence.ts';
import { phasesOf } from './phases.ts';
import { conversationFlowSchema } from './schema.ts';
import type { ConversationFlow } from './schema.ts';

const minimumWords = 20;
/** A turn that starts within this time of the other's end was taken smoothly; talk has its mode at 0 to 0.2 s (Stivers et al. 2009). */
const smooth_s = { from: -0.5, to: 1 } as const;
/** Changes of speaker needed before turn-taking says anything. */
const minimumChanges = 4;
/** Changes of speaker a minute: from `high` on lively, under `low` one mostly listens. Our own limits. */
const changesPerMinute = { low: 2, high: 8 } as const;

function read(input: ReadingInput): ConversationFlow {
  const model = textOf(input);
  const sufficiency = enoughToRead(model, minimumWords);
  const acts = sufficiency.enough ? timedActs(model, input.context) : [];
  const floor = model.speakers.source === null ? null : floorOf(model.speakers, input.acoustics?.pauses);
  const phases = sufficiency.enough ? phasesOf(model, acts) : [];
  const coherence = sufficiency.enough ? coherenceOf(model) : { score: null, shifts: [] };
  const shifts = coherence.shifts.flatMap((index) => (model.sentences[index] ? [evidenceOf(model, model.sentences[index], 'topic_shift')] : []));
  const silences = longSilencesOf(input);
  const places = [...silences, ...shifts];
  const evidence = listed(places, (entry) => entry.cue);
  const note = listingNote(places.length, evidence.length);
  const notAvailable: Record<string, string> = {};
  const unless = <T>(field: string, value: T | null, reason: string): T | null => {
    if (value === null) notAvailable[field] = reason;
    return value;
  };
  const noSpeakers = model.speakers.reason ?? 'Only one speaker was heard.';
  const several = floor && floor.talk.size >= 2 && enoughWords(model, minimumWords).enough ? floor : null;
  const fewChanges = several ? fewChangesOf(several) : noSpeakers;
  return {
    evidence,
    sufficiency: sufficiency.enough && note !== null ? { enough: true, reason: note } : sufficiency,
    dropped_claims: 0,
    engagement_level: unless('engagement_level', several ? engagementOf(several, acts) : null, sufficiency.reason ?? fewChanges),
    topic_coherence_score: unless('topic_coherence_score', coherence.score, sufficiency.reason ?? 'There are too few sentences to compare neighbouring passages.'),
    conversation_dominance: unless('conversation_dominance', several ? dominanceOf(several) : null, noSpeakers),
    turn_taking_efficiency: unless('turn_taking_efficiency', several ? efficiencyOf(several) : null, fewChanges),
    dominance_by: several ? 'time' : null,
    conversation_phase: phases.at(-1)?.phase ?? null,
    phases,
    subjects: [],
    problem_solving: [],
    coherence_over_time: [],
    flow_disruptions: [...silences.map(({ start_s, end_s }) => ({ disruption: 'A long silence', start_s, end_s })), ...shifts.map(({ start_s, end_s }) => ({ disruption: 'A new subject begins', start_s, end_s }))].toSorted((a, b) => a.start_s - b.start_s),
    dialogue_acts: acts,
    not_available: notAvailable,
    method,
  };
}

const method = 'Phases by greetings and farewells, subjects by the words that neighbouring passages share, turn-taking by the speakers’ times.';

function fewChangesOf({ latencies }: Floor): string {
  const times = latencies.length === 0 ? 'never changes' : latencies.length === 1 ? 'changes only once' : `changes only ${spelled(latencies.length)} times`;
  return `The speaker ${times}; ${spelled(minimumChanges)} changes are needed.`;
}

function dominanceOf(floor: Floor): Record<string, number> | null {
  return floor.total_s > 0 ? Object.fromEntries([...floor.talk].map(([speaker, talk]) => [speaker, round(Math.min(1, talk / floor.total_s))])) : null;
}

/** Share of the changes of speaker that came smoothly. */
function efficiencyOf({ latencies }: Floor): number | null {
  if (latencies.length < minimumChanges) return null;
  return round(latencies.filter(({ latency_s }) => latency_s >= smooth_s.from && latency_s <= smooth_s.to).length / latencies.length, 2);
}

/** High: at least 8 changes of speaker a minute, and one act in ten or more asks, agrees, disagrees or acknowledges. Low: under 2 changes a minute. */
function engagementOf({ latencies }: Floor, acts: TimedAct[]): ConversationFlow['engagement_level'] {
  const first = acts[0];
  const last = acts.at(-1);
  if (latencies.length < minimumChanges || !first || !last) return null;
  const rate = latencies.length / Math.max((last.end_s - first.start_s) / 60, 1 / 6);
  const answering = acts.filter((act) => /question|agreement|acknowledge/u.test(act.act_type)).length / acts.length;
  if (rate < changesPerMinute.low) return 'low';
  return rate >= changesPerMinute.high && answering >= 0.1 ? 'high' : 'medium';
}

export const conversationFlow: Analysis<'conversation_flow'> = { type: 'conversation_flow', schema: conversationFlowSchema, engine: cueEngine, read };
