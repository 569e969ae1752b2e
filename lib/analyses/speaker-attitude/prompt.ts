import { z } from 'zod';
import { capital, count, words } from '#lib/base/words';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn } from '#lib/analyses/model/grounding';
import type { Held } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf, unit } from '#lib/analyses/model/model-reading';

const attitudes = ['polite', 'tentative', 'assertive', 'hostile', 'cooperative', 'neutral'] as const;

const marks = ['gratitude', 'apology', 'praise', 'agreement', 'care', 'humour', 'hedge', 'insistence', 'command', 'complaint', 'criticism', 'refusal', 'insult', 'mockery', 'threat'] as const;
const unfriendly: ReadonlySet<string> = new Set(['complaint', 'criticism', 'insult', 'mockery', 'threat']);
/** Lines about the tone. */
const mostLines = 5;

const draft = z.object({
  ...draftBase,
  dominant_attitude: z.enum(attitudes),
  scores: z.object({ polite: z.number(), tentative: z.number(), assertive: z.number(), hostile: z.number(), cooperative: z.number() }),
  respect: z.number().nullable(),
  formality: z.number().nullable(),
  politeness: z.number().nullable(),
  marks: z.array(citationSchema.extend({ mark: z.enum(marks), note: z.string() })),
  sarcasm: z.array(citationSchema.extend({ note: z.string(), confidence: z.number() })),
});

/** Wording is formal or not by count; where the local engine could count it, its number stands. */
export const attitudePrompt = modelReading({
  type: 'speaker_attitude',
  version: '3',
  draft,
  hears: false,
  instructions: `Reading: the attitude in the wording.
scores, respect, formality, politeness: 0 to 1, 0.5 being neither; respect and politeness null where nothing shows them. dominant_attitude: the one that stands out, else neutral. It is about this wording in this talk, never about a person.
marks: the quotes that the above rests on; note: one short sentence.
sarcasm: only where the context makes plain that the words mean the opposite; confidence 0 to 1; usually empty.`,
  build({ sufficiency, dominant_attitude, scores, respect, formality, politeness, marks: given, sarcasm }, grounding, local) {
    const kept = grounding.keep(given, ({ mark }) => mark, ({ note }) => note);
    // A verdict without a quote that shows it is dropped.
    const shown = sufficiency.enough && kept.length > 0;
    const hostile = kept.some(({ claim }) => unfriendly.has(claim.mark));
    const ironic = grounding.keep(sarcasm, () => 'sarcasm', ({ note }) => note);
    const respectScore = shown && respect !== null ? unit(respect) : null;
    return {
      ...local,
      evidence: evidenceIn([...kept, ...ironic]),
      sufficiency: sufficiencyOf(sufficiency),
      dominant_attitude: !sufficiency.enough ? null : shown && (dominant_attitude !== 'hostile' || hostile) ? dominant_attitude : 'neutral',
      attitude_scores: shown ? Object.fromEntries(Object.entries(scores).flatMap(([name, value]) => (name === 'hostile' && !hostile ? [] : [[name, unit(value)]]))) : {},
      respect_level: respectScore === null ? null : respectScore < 0.35 ? 'low' : respectScore > 0.65 ? 'high' : 'neutral',
      respect_level_score: respectScore,
      formality_score: local.formality_score ?? (shown && formality !== null ? unit(formality) : null),
      politeness_score: shown && politeness !== null ? unit(politeness) : null,
      sarcasm_detected: sufficiency.enough ? ironic.length > 0 : null,
      sarcasm_confidence_score: ironic.length === 0 ? null : unit(ironic.reduce((most, { claim }) => Math.max(most, claim.confidence), 0)),
      tone_indicators: toneOf(kept),
      method: sufficiency.enough ? 'Attitude by a language model; formality and the marks of each speaker counted.' : '',
    };
  },
});

/** How often each mark stands in what was kept, and whose they are: counted here, since a model's counts are often wrong. */
function toneOf(kept: readonly Held<{ mark: (typeof marks)[number] }>[]): string[] {
  return [...Map.groupBy(kept, ({ claim }) => claim.mark)]
    .toSorted((a, b) => b[1].length - a[1].length)
    .slice(0, mostLines)
    .map(([mark, own]) => {
      const speakers = [...new Set(own.map(({ evidence }) => evidence.speaker))];
      const who = speakers.length === 1 && speakers[0] ? ` by ${speakers[0]}` : '';
      return `${capital(words(mark))}${who}: ${count(own.length, 'place')}`;
    });
}
