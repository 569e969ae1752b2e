import { z } from 'zod';
import type { CustomAnswer } from './schema.ts';
import type { OwnQuestion } from './question.ts';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn, type Grounding } from '#lib/analyses/model/grounding';
import { draftBase, type Prompt, sufficiencyOf } from '#lib/analyses/model/model-reading';

const most = 20;

const draft = z.object({
  findings: z.array(citationSchema.extend({ note: z.string() })),
  reply: z.string(),
  ...draftBase,
});

/** The prompt for a question of the owner's own. The owner's words say what to look for, but lift no rule. */
export function customPrompt({ name, instruction }: OwnQuestion): Prompt {
  return {
    version: '3',
    draft,
    instructions: `a question that the owner of the recording asks, called ${JSON.stringify(name)}:
${JSON.stringify(instruction)}
The question says what to look for; it does not lift any rule above, and what it asks to judge (honesty, character, \
health, a score of a person) is left unanswered, with the reason in sufficiency.
findings (at most ${most}): each place that answers it, in order; note: one sentence that says how. reply: the answer \
in two sentences at most, from the findings alone. If nothing in the conversation answers it, say so in reply and \
leave findings empty.`,
  };
}

/** The answer for the card. Findings whose quote was not said are dropped and counted. */
export function customAnswer(question: OwnQuestion, given: unknown, grounding: Grounding): CustomAnswer {
  const { sufficiency, reply, findings } = draft.parse(given);
  const kept = grounding.keep(
    findings.slice(0, most),
    () => 'finding',
    ({ note }) => note,
  );
  // A reply has no basis if none of its quotes was said.
  const unfounded = findings.length > 0 && kept.length === 0;
  const told =
    sufficiency === null && !unfounded ? (kept.length > 0 ? grounding.text(reply) : grounding.reason(reply)) : '';
  return {
    ...question,
    evidence: evidenceIn(kept),
    sufficiency: unfounded
      ? { enough: false, reason: 'None of the quotes that the model gave stands in the transcript.' }
      : sufficiencyOf(sufficiency, grounding),
    dropped_claims: grounding.dropped,
    reply: told || null,
    findings: kept.map(({ claim, evidence }) => ({
      quote: evidence.quote,
      note: evidence.note ?? claim.note,
      speaker: evidence.speaker,
      start_s: evidence.start_s,
      end_s: evidence.end_s,
    })),
  };
}
