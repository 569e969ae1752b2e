import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inputOf } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { centralOf } from '#lib/text/statements/central';
import { gistOf } from './gist.ts';
import { quoted } from './quotes.ts';

const talkSchema = z.object({ segments: z.array(z.object({ speaker: z.string(), text: z.string() })) });
const talk = (id: string) =>
  textOf(
    inputOf(
      talkSchema.parse(
        JSON.parse(readFileSync(new URL(`../../../scripts/eval/data/talk/${id}.json`, import.meta.url), 'utf8')),
      ).segments,
    ),
  );
const nothing = { decisions: [], tasks: [], open: [] };

describe.each(['own_standup', 'own_car_sale', 'own_quarrel_money', 'own_fraud_desk'])('%s', (id) => {
  const model = talk(id);
  const gist = gistOf(model, nothing);
  it('begins with who talks about what', () => {
    const [about = ''] = gist.split(/(?<=\.) /u);
    expect(about).toMatch(/ (?:talk|negotiate|consults|interviews) (?:.* )?about /u);
    expect(model.speakers.names.some((name) => about.startsWith(name))).toBe(true);
  });
  it('quotes only words that were said', () => {
    const quotes = Array.from(gist.matchAll(/: “([^”]+)”/gu), ([, quote = '']) => quote.replace(/(?: …|\.)$/u, ''));
    expect(quotes.length).toBeGreaterThan(0);
    for (const quote of quotes) expect(model.text).toContain(quote);
  });
  it('has five central sentences of at least four words', () => {
    const central = centralOf(model);
    expect(central).toHaveLength(5);
    for (const { unit } of central)
      expect((model.segments[unit]?.segment.text ?? '').split(/\s+/u).length).toBeGreaterThanOrEqual(4);
  });
});

it('quotes findings without their lead-in', () => {
  const model = textOf(
    inputOf([
      { speaker: 'Ann', text: "Okay, so, um, I'll send the budget tomorrow." },
      { speaker: 'Bob', text: 'Thanks.' },
    ]),
  );
  const sentence = { start: 0, end: model.text.indexOf('.') + 1, speaker: 'Ann' };
  expect(quoted(model, sentence)).toBe("Ann: “I'll send the budget tomorrow.”");
  expect(gistOf(model, { ...nothing, tasks: [sentence] })).toContain("To do: Ann: “I'll send the budget tomorrow.”");
});

it('claims nothing that was not found', () =>
  expect(gistOf(talk('own_standup'), nothing)).not.toMatch(/What comes out|To do|stays open/u));

it('says so if nothing shows the subject', () =>
  expect(gistOf(textOf(inputOf(['the the the the the'])), nothing)).toBe('Nothing shows what the talk is about.'));
