import { z } from 'zod';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn, type Held } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf } from '#lib/analyses/model/model-reading';

const most = { phases: 8, disruptions: 5 } as const;
/** Least share of the talk that a phase lasts, so that a minute does not have ten of them. */
const shortestPhase = 0.08;

const draft = z.object({
  phases: z.array(citationSchema.extend({ phase: z.string() })),
  disruptions: z.array(citationSchema.extend({ what: z.enum(['topic_shift', 'open_question']), note: z.string() })),
  engagement_level: z.enum(['low', 'medium', 'high']).nullable(),
  ...draftBase,
});

/** Turn-taking, silences, cohesion and acts are measured or counted, so the local results stay. */
export const flowPrompt = modelReading({
  type: 'conversation_flow',
  version: '4',
  draft,
  hears: false,
  instructions: `how the conversation moves.
phases (at most ${most.phases}, few in a short talk): from first to last line without a gap; the quote is how the \
phase begins; phase: a short name in words of the talk. disruptions (at most ${most.disruptions}): where the subject \
breaks off or a question is left hanging; note: what breaks off. engagement_level: by how much people take up what the \
others said, not by how pleasant it is; null where speakers are not known.`,
  build({ sufficiency, engagement_level, phases, disruptions }, grounding, local, input) {
    const end = input.transcript.segments.at(-1)?.end_s ?? 0;
    const begins = longEnough(
      grounding.keep(
        phases.slice(0, most.phases),
        () => 'phase',
        ({ phase }) => phase,
      ),
      end,
    );
    const broken = grounding.keep(
      disruptions.slice(0, most.disruptions),
      ({ what }) => what,
      ({ note }) => note,
    );
    const measured = local.flow_disruptions.filter(({ kind }) => kind === 'long_silence' || kind === 'interruption');
    const named = begins.map(({ claim, evidence }, i) => ({
      phase: evidence.note ?? claim.phase,
      start_s: evidence.start_s,
      end_s: Math.max(evidence.end_s, begins[i + 1]?.evidence.start_s ?? end),
    }));
    const engagement = local.conversation_dominance === null || sufficiency !== null ? null : engagement_level;
    return {
      ...local,
      evidence: [...local.evidence.filter(({ source }) => source === 'audio'), ...evidenceIn(broken)],
      sufficiency: sufficiencyOf(sufficiency, grounding),
      engagement_level: engagement,
      phases: named,
      // The local engine's subjects and proposals are a reading of its own, so they are left out beside the model's.
      subjects: [],
      problem_solving: [],
      conversation_phase: named.at(-1)?.phase ?? null,
      flow_disruptions: [
        ...measured,
        ...broken.map(({ claim, evidence: { quote, start_s, end_s, note } }) => ({
          disruption: note ?? claim.note,
          kind: claim.what,
          quote,
          start_s,
          end_s,
        })),
      ].toSorted((a, b) => a.start_s - b.start_s),
      not_available:
        engagement === null
          ? local.not_available
          : Object.fromEntries(Object.entries(local.not_available).filter(([field]) => field !== 'engagement_level')),
      method: 'Phases and breaks by a language model; silences, turns and cohesion measured.',
    };
  },
});

/** In order, without those that begin too soon after the one before or too close to the end. */
function longEnough<T>(held: readonly Held<T>[], end: number): Held<T>[] {
  const out: Held<T>[] = [];
  const shortest = end * shortestPhase;
  for (const each of held.toSorted((a, b) => a.evidence.start_s - b.evidence.start_s)) {
    const { start_s } = each.evidence;
    if (end - start_s >= shortest && start_s - (out.at(-1)?.evidence.start_s ?? -shortest) >= shortest) out.push(each);
  }
  return out;
}
