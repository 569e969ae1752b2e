import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scoresOf } from '#lib/text/intents/intents';
import { rankedWords } from '#lib/text/topics/ranked';
import { countForms, formNames } from './forms.ts';
import { picked } from './picked.ts';
import { plain, tokensOf } from './plain.ts';
import { scored } from './talk.ts';
import { boostedTargets, targets } from './targets.ts';
import { piecesOf } from './terms.ts';

const talkSchema = z.object({ segments: z.array(z.object({ speaker: z.string(), text: z.string() })) });
const wordsSchema = z.object({ topics: z.record(z.string(), z.number()), gist: z.record(z.string(), z.number()) });
const scoresSchema = z.record(
  z.string(),
  z.object({
    words: wordsSchema,
    intents: z.record(z.string(), z.record(z.string(), z.number())),
    first: z.record(z.enum(targets), z.array(z.number())),
    final: z.record(z.enum(boostedTargets), z.array(z.number())),
  }),
);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const known = scoresSchema.parse(read('./testing/scores.json'));
const talk = (id: string) => scored(talkSchema.parse(read(`../../../scripts/eval/data/talk/${id}.json`)).segments);

describe.each(Object.keys(known))('scores of %s equal those that the training recorded', (id) => {
  const own = talk(id);
  it.each(targets)('stage 1: %s', (target) => {
    const wanted = known[id]?.first[target] ?? [];
    expect(wanted).toHaveLength(own.units.length);
    for (const [k, value] of wanted.entries()) expect(own.first[target][k]).toBeCloseTo(value, 3);
  });
  it.each(boostedTargets)('stage 2: %s', (target) => {
    const wanted = known[id]?.final[target] ?? [];
    // Sums of floats differ in the last digit, so a value at a split can fall on the other side.
    const off = wanted.filter((value, k) => Math.abs((own.final[target][k] ?? -1) - value) > 0.001);
    expect(off.length).toBeLessThanOrEqual(wanted.length * 0.02);
  });
  it.each(['topics', 'gist'] as const)('words: %s', (which) => {
    const wanted = known[id]?.words[which] ?? {};
    const units = own.units.map((unit, index) => ({ ...unit, index, start: 0, end: 0 }));
    // By the recorded scores of key passages: one that falls on the other side of a split would change many words.
    const key = Float64Array.from(known[id]?.final.key ?? []);
    const ranked = rankedWords({ ...own, units, final: { ...own.final, key } }, which);
    expect(ranked.map(({ norm }) => norm).toSorted()).toEqual(Object.keys(wanted).toSorted());
    const off = ranked.filter(({ norm, score }) => !(Math.abs(score - (wanted[norm] ?? Number.NaN)) <= 0.01));
    // Logarithms differ in the last digit, so a word at a split can fall on the other side.
    expect(off.length).toBeLessThanOrEqual(ranked.length * 0.02);
  });
  it('intents of every speaker', () => {
    const placed = own.units.map((unit, index) => ({ ...unit, index, start: 0, end: 0 }));
    const all = scoresOf({ ...own, units: placed }, [...new Set(placed.map(({ speaker }) => speaker ?? ''))]);
    for (const [speaker, wanted] of Object.entries(known[id]?.intents ?? {})) {
      const scores = all.get(speaker) ?? [];
      expect(scores).toHaveLength(Object.keys(wanted).length);
      // The shipped weights have steps of a 127th of the largest; the training recorded the scores before rounding.
      for (const { intent, score } of scores)
        expect(Math.abs(score - (wanted[intent] ?? Number.NaN))).toBeLessThan(0.03);
    }
  });
});

it('joins contractions that a tokenizer has split, and slurred forms', () => {
  expect(plain("I do n't know, we 're gon na wan na “it’s”")).toBe("i don't know, we're gonna wanna “it's”");
  expect(tokensOf(plain('Is it 4,200?!'))).toEqual(['is', 'it', '4', '200', '?', '!']);
});

it('takes pieces of three to five characters of each word', () => {
  expect(piecesOf('a fox')).toEqual([' a ', ' fo', 'fox', 'ox ', ' fox', 'fox ', ' fox ']);
});

it('counts phrases anywhere, but those for the start of a passage only after openers', () => {
  const count = (text: string, form: string) => countForms(tokensOf(plain(text)))[formNames.indexOf(form)];
  expect(count("I'll send it and I'll call you", 'promise')).toBe(2);
  expect(count('So, um, what do you think?', 'wh0')).toBe(1);
  expect(count('I know what you think.', 'wh0')).toBe(0);
  expect(count('12 of 30', 'num')).toBe(2);
  expect(count('I am so frustrated and frustrating', 'neg_word')).toBe(2);
});

it('picks the highest scores first, apart from each other, up to the limit for the length of the conversation', () => {
  const scores = Float64Array.from([0.9, 0.95, 0.2, 0.6, 0.8, 0.7]);
  expect(picked('turning', scores, 500, 0.5)).toEqual([1, 4]);
  expect(picked('question', scores, 500, 0.5)).toEqual([0, 1, 3, 4, 5]);
  const many = Float64Array.from({ length: 200 }, (_, k) => 0.5 + (k % 7) / 20);
  expect(picked('checkable', many, 500, 0.5)).toHaveLength(12);
  expect(picked('checkable', many, 5200, 0.5)).toHaveLength(24);
});
