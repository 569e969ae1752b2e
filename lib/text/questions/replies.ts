import { z } from 'zod';
import { countedNames, type Passage, shapeSize } from '#lib/text/learned/features';
import { forestOf, probability, rawScore } from '#lib/text/learned/forest';
import type { Talk } from '#lib/text/learned/talk';
import { readWeights, weightsShapes } from '#lib/text/learned/weights-file';

export interface Reply {
  /** Index of the passage that replies; null if no other speaker says anything soon. */
  unit: number | null;
  /** Index of another speaker's next passage, which may itself be a question. */
  next: number | null;
  /** Probabilities, 0 to 1: that the question was left open or evaded, and that the reply answers it. */
  open: number;
  answers: number;
}

/** The same forms as in scripts/train-talk/answers.py. */
const forms = [
  'yes0',
  'no0',
  'dunno',
  'dodge',
  'question_marks',
  'neg',
  'hedge',
  'num',
  'you',
  'i',
  'thanks',
  'wh0',
  'if',
  'should',
] as const;
const at = forms.map((name) => shapeSize + countedNames.indexOf(name));
const within = { first: 5, reply: 7 } as const;
const asksFrom = 0.5;
const mostSpeakers = 8;

const fileSchema = z.object({ open: weightsShapes.forest, answer: weightsShapes.forest });
function load() {
  const file = readWeights('answers.json.gz', fileSchema);
  return { open: forestOf(file.open), answer: forestOf(file.answer) };
}
let loaded: ReturnType<typeof load> | undefined;

const speakers = new WeakMap<readonly Passage[], number>();

/** The number of speakers of a talk, unknown ones together. */
function speakersOf(units: readonly Passage[]): number {
  const count = speakers.get(units) ?? new Set(units.map(({ speaker }) => speaker)).size;
  speakers.set(units, count);
  return count;
}

/** Who speaks around a question up to its reply, and which words the next passage and the reply take from it. */
function aroundOf({ units, plain }: Talk, k: number, next: number, reply: number): number[] {
  const after = units.slice(k + 1, k + within.reply + 1);
  const longWords = (at: number): string[] => [...new Set(plain[at]?.match(/[a-z]{4,}/g))];
  const own = new Set(longWords(k));
  const sharedBy = (at: number): number => longWords(at).filter((word) => own.has(word)).length;
  const shared = sharedBy(reply);
  return [
    Math.min(speakersOf(units), mostSpeakers),
    new Set(after.map(({ speaker }) => speaker)).size,
    after.slice(0, reply - k - 1).filter(({ speaker }) => speaker === units[k]?.speaker).length,
    sharedBy(next),
    shared,
    shared / (1 + own.size),
  ];
}

/** The reply to the questions of passage `k`, which has `several` of them. The speakers must be known. */
export function replyToQuestions(talk: Talk, k: number, several: number): Reply {
  loaded ??= load();
  const { units, dense, final, first: scores } = talk;
  const cell = (row: number, column: number): number => dense[row]?.[column] ?? 0;
  const asking = (row: number): number => final.question[row] ?? 0;
  const speaker = units[k]?.speaker;
  const others: number[] = [];
  for (let j = k + 1; j <= k + within.reply && j < units.length; j += 1)
    if (units[j]?.speaker !== speaker && cell(j, 0) > 0) others.push(j);
  const next = others.find((j) => j <= k + within.first);
  let row: number[] = Array.from({ length: 2 * at.length + 18 }, () => -1);
  let reply: number | null = null;
  if (next !== undefined) {
    reply = others.find((j) => asking(j) < asksFrom) ?? next;
    const after = Math.min(units.length - 1, next + 1);
    row = [
      next - k,
      cell(next, 0),
      asking(next),
      cell(k, 0),
      several,
      units.length - k,
      cell(after, 0),
      asking(after),
      reply - k,
      cell(reply, 0),
      scores.pressure[next] ?? 0,
      scores.claim[next] ?? 0,
      ...at.map((column) => cell(next, column)),
      ...at.map((column) => cell(k, column)),
      ...aroundOf(talk, k, next, reply),
    ];
  }
  return {
    unit: reply,
    next: next ?? null,
    open: probability(rawScore(loaded.open, row)),
    answers: probability(rawScore(loaded.answer, row)),
  };
}
