import { z } from 'zod';
import { citationSchema } from '#lib/analyses/model/citation';
import { evidenceIn, type Held } from '#lib/analyses/model/grounding';
import { draftBase, modelReading, sufficiencyOf, unit } from '#lib/analyses/model/model-reading';
import { capital, count, words } from '#lib/base/words';
import type { SpeakerAttitude } from './schema.ts';

/** The attitude that each mark indicates. */
const attitudeOf = {
  gratitude: 'polite',
  apology: 'polite',
  praise: 'polite',
  care: 'polite',
  agreement: 'cooperative',
  offer: 'cooperative',
  humour: 'cooperative',
  hedge: 'tentative',
  insistence: 'assertive',
  command: 'assertive',
  refusal: 'assertive',
  complaint: 'hostile',
  criticism: 'hostile',
  insult: 'hostile',
  mockery: 'hostile',
  threat: 'hostile',
} as const;
type Mark = keyof typeof attitudeOf;
const marks = Object.keys(attitudeOf) as [Mark, ...Mark[]];
const attitudes = ['polite', 'tentative', 'assertive', 'hostile', 'cooperative', 'neutral'] as const;
const most = { marks: 14, sarcasm: 3, lines: 5 } as const;
const levels = { low: 0.2, neutral: 0.5, high: 0.8 } as const;

const draft = z.object({
  marks: z.array(citationSchema.extend({ mark: z.enum(marks), note: z.string() })),
  sarcasm: z.array(citationSchema.extend({ note: z.string() })),
  speakers: z.array(
    z.object({
      speaker: z.string(),
      attitude: z.enum(attitudes),
      respect: z.enum(['low', 'neutral', 'high']).nullable(),
    }),
  ),
  dominant_attitude: z.enum(attitudes),
  respect: z.enum(['low', 'neutral', 'high']).nullable(),
  ...draftBase,
});

/**
 * Formality is counted, so the local value stays. The local politeness score would be a second opinion, so it is left
 * out.
 */
export const attitudePrompt = modelReading({
  type: 'speaker_attitude',
  version: '5',
  draft,
  hears: false,
  instructions: `the attitude in the wording of this talk, never of a person.
marks (at most ${most.marks}): the places that show an attitude; note: in a few words, towards whom or what. sarcasm \
(at most ${most.sarcasm}): only where the context makes plain that the words mean the opposite; usually empty. \
speakers: each one with marks; attitude: what most of that speaker's marks show, else neutral; respect: shown to the \
others, null where no mark shows it. dominant_attitude: what most marks show, else neutral. respect: null where \
nothing shows it.`,
  build({ sufficiency, dominant_attitude, respect, marks: given, sarcasm, speakers }, grounding, local) {
    const kept = grounding.keep(
      given.slice(0, most.marks),
      ({ mark }) => mark,
      ({ note }) => note,
    );
    const ironic = grounding.keep(
      sarcasm.slice(0, most.sarcasm),
      () => 'sarcasm',
      ({ note }) => note,
    );
    // A verdict without supporting quotes is dropped.
    const shown = sufficiency === null && kept.length > 0;
    const byAttitude = Map.groupBy(kept, ({ claim }) => attitudeOf[claim.mark]);
    const bears = (attitude: string): boolean => [...byAttitude.keys()].some((own) => own === attitude);
    const level = shown ? respect : null;
    const verdicts = new Map(speakers.map((verdict) => [grounding.speaker(verdict.speaker), verdict] as const));
    return {
      ...local,
      evidence: evidenceIn([...kept, ...ironic]),
      sufficiency: sufficiencyOf(sufficiency, grounding),
      dominant_attitude:
        sufficiency !== null ? null : shown && bears(dominant_attitude) ? dominant_attitude : 'neutral',
      // Shares of the kept marks, counted here.
      attitude_scores: shown
        ? Object.fromEntries([...byAttitude].map(([name, own]) => [name, unit(own.length / kept.length)]))
        : {},
      respect_level: level,
      respect_level_score: level === null ? null : levels[level],
      politeness_score: null,
      sarcasm_detected: sufficiency === null ? ironic.length > 0 : null,
      sarcasm_confidence_score: null,
      tone_indicators: toneOf(kept),
      speakers: local.speakers.map((line) => ({
        ...line,
        politeness_score: null,
        ...verdictOf(line.speaker, sufficiency === null ? verdicts.get(line.speaker) : undefined, kept),
      })),
      method: sufficiency === null ? 'Attitude by a language model; formality and hedges counted.' : '',
    };
  },
});

type Verdict = z.infer<typeof draft>['speakers'][number];
type SpeakerLine = SpeakerAttitude['speakers'][number];

/** The verdict on one speaker: an attitude that the speaker's own marks support, and respect if there is any mark. */
function verdictOf(
  speaker: string,
  given: Verdict | undefined,
  kept: readonly Held<{ mark: Mark }>[],
): Pick<SpeakerLine, 'attitude' | 'respect_level'> {
  const own = kept.filter(({ evidence }) => evidence.speaker === speaker);
  if (!given || own.length === 0) return { attitude: null, respect_level: null };
  const { attitude, respect } = given;
  const bears = attitude !== 'neutral' && own.some(({ claim }) => attitudeOf[claim.mark] === attitude);
  return { attitude: bears ? attitude : null, respect_level: respect };
}

/** Number of kept marks by kind, with their speaker. Counted here, since models often count wrongly. */
function toneOf(kept: readonly Held<{ mark: Mark }>[]): string[] {
  return [...Map.groupBy(kept, ({ claim }) => claim.mark)]
    .toSorted((a, b) => b[1].length - a[1].length)
    .slice(0, most.lines)
    .map(([mark, own]) => {
      const speakers = [...new Set(own.map(({ evidence }) => evidence.speaker))];
      const who = speakers.length === 1 && speakers[0] ? ` by ${speakers[0]}` : '';
      return `${capital(words(mark))}${who}: ${count(own.length, 'place')}`;
    });
}
