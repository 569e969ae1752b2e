import type { Analysis } from '#lib/analyses/step-server';
import type { ReadingInput } from '#lib/analyses/analysis';
import { cueEngine } from '#lib/analyses/engine';
import { floorOf, type Floor } from '#lib/analyses/measures/floor';
import { sharesOf } from '#lib/base/shares';
import { listed, listingNote } from '#lib/analyses/wording/listing';
import { longSilencesOf } from '#lib/analyses/measures/silences';
import { enoughToRead, enoughWords, notEnglish } from '#lib/analyses/measures/sufficiency';
import { whyNoLengths } from '#lib/analyses/wording/times';
import { round } from '#lib/base/statistics';
import { inWords } from '#lib/messages/units';
import { clausesOf } from '#lib/text/tokens/clauses';
import { textOf, wholeTextOf, type TextModel } from '#lib/text/model';
import { subjectStartsOf } from '#lib/text/statements/subjects';
import { timedActs, type TimedAct } from './acts.ts';
import { coherenceOf } from './coherence.ts';
import { hangingBreaks, interruptionBreaks, silenceBreaks } from './disruptions.ts';
import { phasesOf } from './phases.ts';
import { problemSolvingIn } from './problem-solving.ts';
import type { ConversationFlow } from './schema.ts';
import { subjectsOf } from './subjects.ts';
import { flowPrompt } from './prompt.ts';

const minimumWords = 20;
/**
 * A change of speaker within this time of the other's end counts as smooth; the mode in conversation is 0 to 0.2 s
 * (Stivers et al. 2009).
 */
const smooth_s = { from: -0.5, to: 1 } as const;
/** Least number of changes of speaker for a measure of turn-taking. */
const minimumChanges = 4;
/**
 * Changes of speaker per minute: from `high` on the talk is lively; below `low` one speaker mostly listens. Our own
 * limits.
 */
const changesPerMinute = { low: 2, high: 8 } as const;
/** Most steps of problem solving on a card. */
const mostSteps = 40;

function read(input: ReadingInput): ConversationFlow {
  const whole = textOf(input);
  const { speakers } = wholeTextOf(input);
  const sufficiency = enoughToRead(whole, minimumWords);
  const unmeasured = whyNoLengths(input.transcript);
  const timed = unmeasured === null;
  const readable = sufficiency.enough;
  const model = readable ? clausesOf(whole) : whole;
  // Acts can be recognised even in a single sentence.
  const acts =
    whole.wordCount > 0 && notEnglish(whole) === null
      ? timedActs(input.context.dialogue_acts?.length ? wholeTextOf(input) : whole, input.context)
      : [];
  const floor = speakers.source === null ? null : floorOf(speakers, input.acoustics?.pauses);
  const phases = readable ? phasesOf(acts) : [];
  const coherence = readable ? coherenceOf(model) : { score: null, shifts: [], points: [] };
  const starts = readable ? subjectStartsOf(whole) : [];
  const breaks = [
    ...silenceBreaks(timed ? longSilencesOf(input) : []),
    ...interruptionBreaks(timed && speakers.source !== 'transcript' ? floor : null),
    ...(readable ? hangingBreaks(model) : []),
  ];
  const shown = listed(breaks, ({ disruption }) => disruption.kind ?? '');
  const note = listingNote(breaks.length, shown.length);
  const notAvailable: Record<string, string> = {};
  const unless = <T>(field: string, value: T | null, reason: string): T | null => {
    if (value === null) notAvailable[field] = reason;
    return value;
  };
  const noSpeakers = speakers.reason ?? 'Only one speaker was heard.';
  const several = floor && floor.talk.size >= 2 && enoughWords(model, minimumWords).enough ? floor : null;
  const fewChanges = unmeasured ?? (several ? fewChangesOf(several) : noSpeakers);
  const steps = readable && input.context.dialogue_acts?.length ? problemSolvingIn(acts) : [];
  const dominance = several ? (timed ? dominanceOf(several.talk) : dominanceOf(wordsOf(model))) : null;
  return {
    evidence: shown.map(({ evidence }) => evidence),
    sufficiency: readable && note !== null ? { enough: true, reason: note } : sufficiency,
    dropped_claims: 0,
    engagement_level: unless(
      'engagement_level',
      several && timed ? engagementOf(several, acts) : null,
      sufficiency.reason ?? fewChanges,
    ),
    topic_coherence_score: unless(
      'topic_coherence_score',
      coherence.score,
      sufficiency.reason ??
        'There are too few words to compare neighbouring passages; each side of a place needs eighty.',
    ),
    conversation_dominance: unless('conversation_dominance', dominance, noSpeakers),
    dominance_by: dominance === null ? null : timed ? 'time' : 'words',
    turn_taking_efficiency: unless(
      'turn_taking_efficiency',
      several && timed ? efficiencyOf(several) : null,
      fewChanges,
    ),
    conversation_phase: phases.at(-1)?.phase ?? null,
    phases,
    subjects: readable
      ? subjectsOf(
          whole,
          starts,
          phases.find(({ phase }) => phase === 'body'),
        )
      : [],
    problem_solving: listed(steps, ({ step }) => step, mostSteps),
    coherence_over_time: coherence.points,
    flow_disruptions: shown.map(({ disruption }) => disruption).toSorted((a, b) => a.start_s - b.start_s),
    dialogue_acts: acts,
    not_available: notAvailable,
    method: methodOf(several !== null, timed),
  };
}

function methodOf(speakers: boolean, timed: boolean): string {
  const turns = !speakers
    ? ''
    : timed
      ? '; turn-taking by the speakers’ times'
      : '; shares by words, since it is not known how long anybody speaks';
  return `Phases by greetings, thanks and farewells; subjects by how people begin new ones, learned from annotated talk${turns}.`;
}

function wordsOf({ sentences }: TextModel): Map<string, number> {
  const out = new Map<string, number>();
  for (const { speaker, words } of sentences) if (speaker !== null) out.set(speaker, (out.get(speaker) ?? 0) + words);
  return out;
}

function fewChangesOf({ latencies }: Floor): string {
  const times =
    latencies.length === 0
      ? 'never changes'
      : latencies.length === 1
        ? 'changes only once'
        : `changes only ${inWords(latencies.length)} times`;
  return `The speaker ${times}; ${inWords(minimumChanges)} changes are needed.`;
}

function dominanceOf(talk: ReadonlyMap<string, number>): Record<string, number> | null {
  const shares = sharesOf([...talk.values()]);
  return shares.some((share) => share > 0)
    ? Object.fromEntries([...talk.keys()].map((speaker, index) => [speaker, shares[index] ?? 0]))
    : null;
}

/** Share of smooth changes of speaker. */
function efficiencyOf({ latencies }: Floor): number | null {
  if (latencies.length < minimumChanges) return null;
  return round(
    latencies.filter(({ latency_s }) => latency_s >= smooth_s.from && latency_s <= smooth_s.to).length /
      latencies.length,
    2,
  );
}

/**
 * High: at least 8 changes of speaker per minute, and at least one act in ten asks, agrees, disagrees or acknowledges.
 * Low: fewer than 2 changes per minute.
 */
function engagementOf({ latencies }: Floor, acts: TimedAct[]): ConversationFlow['engagement_level'] {
  const first = acts[0];
  const last = acts.at(-1);
  if (latencies.length < minimumChanges || !first || !last) return null;
  const rate = latencies.length / Math.max((last.end_s - first.start_s) / 60, 1 / 6);
  const answering =
    acts.filter((act) => /question|agreement|acknowledge|answer|appreciation/u.test(act.act_type)).length / acts.length;
  if (rate < changesPerMinute.low) return 'low';
  return rate >= changesPerMinute.high && answering >= 0.1 ? 'high' : 'medium';
}

export const conversationFlow: Analysis<'conversation_flow'> = {
  engine: cueEngine,
  read,
  prompt: flowPrompt,
};
