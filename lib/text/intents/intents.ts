import { z } from 'zod';
import { talkOf, type Talk } from '#lib/text/learned/talk';
import { dot, gramsOf, termsOf, vectorOf } from '#lib/text/learned/terms';
import { floatsOf, int8Of, readWeights, weightsShapes } from '#lib/text/learned/weights-file';
import type { TextModel } from '#lib/text/model';
import { fitsTalk } from './care.ts';
import { interviewOf } from './interview.ts';
import { intentNames, type Intent } from './names.ts';
import { sidesOf, type Sides } from './sides.ts';

/** The intents of one speaker. */
export interface SpeakerIntents {
  speaker: string;
  /** Most probable first, at most two; empty if unclear. */
  intents: Intent[];
  /** Of the first intent, 0 to 1. */
  confidence: number | null;
  /** Indices of the passages whose words are the strongest evidence of the first intent. */
  passages: number[];
}

const fileSchema = z.object({
  terms: weightsShapes.tfidf,
  mean: z.string(),
  scale: z.string(),
  models: z.partialRecord(z.enum(intentNames), weightsShapes.linear),
});

/** The same values as in scripts/train-talk/intents.py. */
const clip = 3;
const countedWeight = 0.15;
const othersWeight = 0.5;
const most = { intents: 2, speakers: 8, words: 4000, passages: 3 } as const;
/** Least log odds of the first and of the second intent. */
const said = { first: -0.5, second: -1 } as const;
/** Greatest distance of the second intent below the first, in log odds. */
const below = 2.5;

/** Log odds of the roles of an interview if the talk has its form. */
const asInterview = 1.5;
/** Intents that are likely in an interview. If a speaker plainly has another intent, the talk is not an interview. */
const asOneIsAsked: ReadonlySet<Intent> = new Set([
  'interview',
  'be_interviewed',
  'ask_for_information',
  'inform',
  'support',
] as const);

function load() {
  const file = readWeights('intents.json.gz', fileSchema);
  const models = intentNames.flatMap((intent) => {
    const model = file.models[intent];
    return model ? [{ intent, ...model, weights: int8Of(model.weights) }] : [];
  });
  return { terms: termsOf(file.terms), mean: floatsOf(file.mean), scale: floatsOf(file.scale), models };
}
let loaded: ReturnType<typeof load> | undefined;

const known = new WeakMap<TextModel, SpeakerIntents[]>();

/** The intents of every speaker, in order of first speech; empty if the speakers are unknown. */
export function intentsOf(model: TextModel): SpeakerIntents[] {
  const before = known.get(model);
  if (before) return before;
  const talk = talkOf(model);
  const fits = fitsTalk(talk.units.map(({ text }) => text));
  const scores = new Map(
    [...scoresOf(talk, model.speakers.names)].map(([speaker, each]) => [
      speaker,
      each.filter(({ intent }) => fits(intent)).toSorted((a, b) => b.score - a.score),
    ]),
  );
  const otherwise = [...scores.values()].some(
    ([first]) => first !== undefined && first.score > 0 && !asOneIsAsked.has(first.intent),
  );
  const interview = otherwise || fits('diagnose') ? null : interviewOf(model);
  const out = [...scores].map(([speaker, ranked]): SpeakerIntents => {
    const first = ranked[0];
    const learned = ranked
      .slice(0, most.intents)
      .filter(
        ({ score }, i) =>
          (first?.score ?? -Infinity) >= said.first &&
          score >= (i === 0 ? said.first : said.second) &&
          score >= (first?.score ?? 0) - below,
      );
    const role = roleOf(speaker, interview);
    const chosen =
      role === null
        ? learned
        : [{ intent: role, score: asInterview }, ...learned.filter(({ intent }) => intent !== role)].slice(
            0,
            most.intents,
          );
    const [main] = chosen;
    return {
      speaker,
      intents: chosen.map(({ intent }) => intent),
      confidence: main ? 1 / (1 + Math.exp(-main.score)) : null,
      passages: main ? passagesFor(talk, speaker, main.intent) : [],
    };
  });
  known.set(model, out);
  return out;
}

/**
 * The speaker's role in an interview, which is recognised by who asks, whatever the subject. Consultations are
 * recognised by their words, with learned weights.
 */
function roleOf(speaker: string, interview: ReturnType<typeof interviewOf>): Intent | null {
  if (interview === null) return null;
  return speaker === interview.asks ? 'interview' : 'be_interviewed';
}

/** Log odds of every intent for each of these speakers. */
export function scoresOf(talk: Talk, speakers: readonly string[]): Map<string, { intent: Intent; score: number }[]> {
  loaded ??= load();
  const { terms, mean, scale, models } = loaded;
  const size = terms.idf.length;
  const shares = new Map<string | null, number>();
  for (const [k, { speaker }] of talk.units.entries())
    shares.set(speaker, (shares.get(speaker) ?? 0) + (talk.dense[k]?.[0] ?? 0));
  return new Map(
    [...sidesOf(talk, { terms, speakers })].map(([speaker, sides]) => {
      const counted = countsOf(talk, speaker, sides, shares).map(
        (value, j) => Math.max(-clip, Math.min(clip, (value - (mean[j] ?? 0)) / (scale[j] || 1))) * countedWeight,
      );
      const scored = models.map(({ intent, weights, scale: unit, bias }) => {
        let total = dot(weights, sides.own, 0) + othersWeight * dot(weights, sides.others, size);
        for (const [j, value] of counted.entries()) total += (weights[2 * size + j] ?? 0) * value;
        return { intent, score: total * unit + bias };
      });
      return [speaker, scored];
    }),
  );
}

/** Frequency of each form per word, of this speaker and of the others, and the speaker's share of the talk. */
function countsOf(
  { units }: Talk,
  speaker: string,
  { ownForms, othersForms }: Sides,
  shares: ReadonlyMap<string | null, number>,
): number[] {
  const total = [...shares.values()].reduce((sum, value) => sum + value, 0);
  const words = shares.get(speaker) ?? 0;
  const turns = units.filter((unit) => unit.speaker === speaker).length;
  const rate = (forms: readonly number[], length: number): number[] => forms.map((sum) => (sum / (length + 20)) * 10);
  const leads = [...shares.values()].every((value) => value <= words);
  return [
    ...rate(ownForms, words),
    ...rate(othersForms, total - words),
    words / Math.max(1, total),
    Number(leads),
    Math.min(shares.size, most.speakers),
    Math.log(Math.min(Math.max(total, 1), most.words)),
    words / Math.max(1, turns),
    turns / Math.max(1, units.length),
    Number(units[0]?.speaker === speaker),
  ];
}

function passagesFor({ units, tokens, dense }: Talk, speaker: string, intent: Intent): number[] {
  loaded ??= load();
  const { terms, models } = loaded;
  const model = models.find((each) => each.intent === intent);
  if (!model) return [];
  const weighed = units.flatMap((unit, k) =>
    unit.speaker === speaker && (dense[k]?.[0] ?? 0) >= 4
      ? [{ k, weight: dot(model.weights, vectorOf(terms, gramsOf(tokens[k] ?? [])), 0) }]
      : [],
  );
  return weighed
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, most.passages)
    .map(({ k }) => k)
    .toSorted((a, b) => a - b);
}
