import { z } from 'zod';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf } from '#lib/analyses/model/model-reading';

const draft = z.object({
  ...draftBase,
  engagement_level: z.enum(['low', 'medium', 'high']).nullable(),
  phases: z.array(citationSchema.extend({ phase: z.string() })),
  disruptions: z.array(citationSchema.extend({ what: z.enum(['topic_shift', 'open_question']), note: z.string() })),
});

/** Turn-taking, silences, cohesion and acts are measured or counted, so the local ones stand. */
export const flowPrompt = modelReading({
  type: 'conversation_flow',
  version: '3',
  draft,
  hears: false,
  instructions: `Reading: how the conversation moves.
phases: from first to last line without a gap, at most eight; the quote is how the phase begins; phase: a short name ("opening", "what went wrong", "agreeing on a date", "closing"). disruptions: where the subject breaks off or a question is left hanging; note: one short sentence. engagement_level: by how much people take up what the others said (answers, follow-up questions, building on it), not by how pleasant it is; null where speakers are not known.`,
  build({ sufficiency, engagement_level, phases, disruptions }, grounding, local, input) {
    const begins = grounding.keep(phases, () => 'phase', ({ phase }) => phase).toSorted((a, b) => a.evidence.start_s - b.evidence.start_s);
    const broken = grounding.keep(disruptions, ({ what }) => what, ({ note }) => note);
    const end = input.transcript.segments.at(-1)?.end_s ?? 0;
    const measured = local.flow_disruptions.filter(({ kind }) => kind === 'long_silence' || kind === 'interruption');
    const named = begins.map(({ claim, evidence }, i) => ({ phase: evidence.note ?? claim.phase, start_s: evidence.start_s, end_s: Math.max(evidence.end_s, begins[i + 1]?.evidence.start_s ?? end) }));
    return {
      ...local,
      evidence: [...local.evidence.filter(({ source }) => source === 'audio'), ...evidenceIn(broken)],
      sufficiency: sufficiencyOf(sufficiency),
      engagement_level: local.conversation_dominance === null ? null : engagement_level,
      phases: named.length > 0 ? named : local.phases,
      conversation_phase: named.at(-1)?.phase ?? local.conversation_phase,
      flow_disruptions: [...measured, ...broken.map(({ claim, evidence: { quote, start_s, end_s, note } }) => ({ disruption: note ?? claim.note, kind: claim.what, quote, start_s, end_s }))].toSorted((a, b) => a.start_s - b.start_s),
      method: 'Phases and breaks by a language model; silences, turns and cohesion measured.',
    };
  },
});
