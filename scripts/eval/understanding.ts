import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { EnhancedUnderstanding } from '#lib/analyses/enhanced-understanding/schema';
import { enhancedUnderstanding } from '#lib/analyses/enhanced-understanding/local';
import { inputOf } from '#lib/analyses/testing/input';
import type { Evaluation, Measurement } from '#scripts/eval/evaluation';

const dialogue = z.object({
  id: z.string(),
  lines: z.array(z.object({ speaker: z.string(), text: z.string() })),
  questions: z.array(z.object({ question: z.string(), answered: z.boolean().nullable(), answer: z.string().optional() })).default([]),
  actions: z.array(z.object({ text: z.string(), who: z.string().nullable(), when: z.string().nullable(), accepted: z.boolean().nullable() })).default([]),
  decisions: z.array(z.string()).default([]),
  contradictions: z.array(z.tuple([z.string(), z.string()])).default([]),
  evasions: z.array(z.string()).default([]),
  /** Scored only where listed. */
  claims: z.array(z.string()).optional(),
});
export type Dialogue = z.infer<typeof dialogue>;

/** Words that a reading needs at least; said before every dialogue, so that short ones are read. It holds nothing that is looked for. */
const preface = 'The weather was cold and the garden behind the old house was quiet for a long while.';

export function dialogues(): { dialogues: Dialogue[]; held_out: Dialogue[] } {
  const all = z.array(dialogue);
  return z.object({ dialogues: all, held_out: all }).parse(JSON.parse(readFileSync(new URL('data/understanding.json', import.meta.url), 'utf8')));
}

/** As some recognisers write: lower case, no marks but apostrophes. */
export function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[-–—]/gu, ' ').replaceAll(/[^\p{L}\p{N}' ]/gu, '').replaceAll(/ {2,}/gu, ' ').trim();
}

export interface Variant {
  punctuated: boolean;
  speakers: boolean;
}

export function readDialogue({ lines }: Dialogue, { punctuated, speakers }: Variant): EnhancedUnderstanding {
  const shown = [{ speaker: lines[0]?.speaker ?? 'A', text: preface }, ...lines].map(({ speaker, text }) => ({ text: punctuated ? text : bare(text), ...(speakers ? { speaker } : {}) }));
  return enhancedUnderstanding.read(inputOf(shown));
}

export interface Tally {
  found: number;
  wrong: string[];
  missed: string[];
}

/** Same words, or one inside the other without being much longer. */
export function isSame(a: string, b: string): boolean {
  const [x, y] = [bare(a), bare(b)];
  return (x.includes(y) || y.includes(x)) && Math.min(x.length, y.length) >= 0.4 * Math.max(x.length, y.length);
}

function tally(tally_: Tally, id: string, got: readonly string[], expected: readonly string[]): void {
  for (const item of expected) {
    if (got.some((other) => isSame(other, item))) tally_.found += 1;
    else tally_.missed.push(`${id}: ${item}`);
  }
  for (const item of got) if (!expected.some((other) => isSame(item, other))) tally_.wrong.push(`${id}: ${item}`);
}

const kinds = ['questions', 'actions', 'decisions', 'contradictions', 'evasions', 'claims', 'answered', 'who', 'when'] as const;
export type Scores = Record<(typeof kinds)[number], Tally>;

export function scoresOf(all: readonly Dialogue[], variant: Variant): Scores {
  const out = Object.fromEntries(kinds.map((kind): [string, Tally] => [kind, { found: 0, wrong: [], missed: [] }])) as Scores;
  for (const item of all) {
    const { id } = item;
    const got = readDialogue(item, variant);
    tally(out.questions, id, got.questions.map(({ question }) => question), item.questions.map(({ question }) => question));
    tally(out.actions, id, got.action_items, item.actions.map(({ text }) => text));
    tally(out.decisions, id, got.decisions.map(({ text }) => text), item.decisions);
    tally(out.contradictions, id, got.contradictions.flatMap(({ first, second }) => [first, second]), item.contradictions.flat());
    tally(out.evasions, id, got.evidence.filter(({ cue }) => cue === 'avoided_answer').map(({ quote }) => quote), item.evasions);
    if (item.claims) tally(out.claims, id, got.unverified_claims, item.claims);
    for (const { question, answered } of item.questions) {
      const match = got.questions.find((other) => isSame(other.question, question));
      if (!match) continue;
      if (match.answered === answered) out.answered.found += answered === null ? 0 : 1;
      else if (match.answered === null) out.answered.missed.push(`${id}: ${question} is ${String(answered)}`);
      else out.answered.wrong.push(`${id}: ${question} read ${String(match.answered)}, is ${String(answered)}`);
    }
    for (const { text, who, when } of item.actions) {
      const match = got.actions.find((other) => isSame(other.text, text));
      if (!match) continue;
      if (variant.speakers && match.who?.toLowerCase() === who?.toLowerCase()) out.who.found += 1;
      else if (variant.speakers) out.who.wrong.push(`${id}: ${text} read ${match.who ?? 'null'}, is ${who ?? 'null'}`);
      if (match.when === when || (match.when !== null && when !== null && isSame(match.when, when))) out.when.found += 1;
      else out.when.wrong.push(`${id}: ${text} read ${match.when ?? 'null'}, is ${when ?? 'null'}`);
    }
  }
  return out;
}

const of = (part: number, whole: number): string => (whole === 0 ? 'none' : `${(part / whole).toFixed(2)} (${part} of ${whole})`);

function rows(name: string, scores: Scores): Measurement[] {
  const line = (what: string, { found, wrong, missed }: Tally, compared_with: string): Measurement => ({ what: `${name}: ${what}`, value: `precision ${of(found, found + wrong.length)}, recall ${of(found, found + missed.length)}`, compared_with });
  return [
    line('questions found', scores.questions, 'floors 0.80, 0.80'),
    { what: `${name}: answered or open`, value: `right where told ${of(scores.answered.found, scores.answered.found + scores.answered.wrong.length)}; not told ${scores.answered.missed.length}`, compared_with: 'floor 0.85' },
    line('tasks found', scores.actions, 'floors 0.80, 0.75'),
    { what: `${name}: who and when of tasks`, value: `who ${of(scores.who.found, scores.who.found + scores.who.wrong.length)}, when ${of(scores.when.found, scores.when.found + scores.when.wrong.length)}`, compared_with: 'floor 0.80' },
    line('decisions', scores.decisions, 'floors 0.80, 0.60'),
    line('contradictions', scores.contradictions, 'precision first: 0.90, 0.50'),
    line('avoided answers', scores.evasions, 'floors 0.80, 0.60'),
    line('checkable claims', scores.claims, ''),
  ];
}

export const variants: readonly [string, Variant][] = [
  ['marks, speakers', { punctuated: true, speakers: true }],
  ['marks, no speakers', { punctuated: true, speakers: false }],
  ['no marks, speakers', { punctuated: false, speakers: true }],
  ['no marks, no speakers', { punctuated: false, speakers: false }],
];

/** Comments that have nothing to do with each other, as two speakers in turn: what is called answered here is called so by chance. */
function chanceRow(folder: string): Measurement {
  const comments = readFileSync(join(folder, 'dev.tsv'), 'utf8').split('\n').map((line) => line.split('\t')[0] ?? '').filter((text) => text !== '');
  let [asked, answered, contradictions] = [0, 0, 0];
  for (let at = 0; at < comments.length; at += 40) {
    const result = enhancedUnderstanding.read(inputOf(comments.slice(at, at + 40).map((text, i) => ({ text, speaker: i % 2 === 0 ? 'A' : 'B' }))));
    asked += result.questions.length;
    answered += result.questions.filter((question) => question.answered === true).length;
    contradictions += result.contradictions.length;
  }
  return { what: 'unrelated comments (GoEmotions, dev): questions called answered; contradictions', value: `${of(answered, asked)}; ${contradictions}`, compared_with: 'nothing answers anything here' };
}

export const understanding: Evaluation = {
  name: 'understanding',
  on: '70 short dialogues of our own writing that the rules were written with, and 15 written afterwards, with and without punctuation and case, with and without speakers',
  read: ({ goemotions }) => {
    const { dialogues: known, held_out } = dialogues();
    const read = (set: string, all: readonly Dialogue[], of_: typeof variants): Measurement[] => of_.flatMap(([name, variant]) => rows(`${set}, ${name}`, scoresOf(all, variant)));
    return Promise.resolve([...read('known', known, variants), ...read('held out', held_out, variants.filter(([, { speakers }]) => speakers)), ...(goemotions === null ? [] : [chanceRow(goemotions)])]);
  },
};
