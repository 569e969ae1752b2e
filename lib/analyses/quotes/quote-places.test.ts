import { expect, test } from 'vitest';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { placeQuotes, quoteIn } from './quote-places.ts';

const said = (quote: string, start_s: number): Evidence => ({
  quote,
  segment_id: 0,
  start_s,
  end_s: start_s + 1,
  speaker: null,
  cue: 'x',
  source: 'text',
});
const asked = 'What are you talking about?';
const starts = (quotes: string[], evidence: Evidence[]) => placeQuotes(quotes, evidence).map(({ start_s }) => start_s);

test('the same words said three times lead to three places', () => {
  expect(starts([asked, asked, asked], [said(asked, 4), said(asked, 19), said(asked, 52)])).toEqual([4, 19, 52]);
  expect(starts([asked, 'No.', asked], [said('Before.', 1), said(asked, 19), said('No', 30), said(asked, 4)])).toEqual([
    19, 30, 4,
  ]);
});

test('a list in an order of its own takes places in order of time', () => {
  expect(starts(['No.', asked, asked], [said(asked, 19), said(asked, 4), said('No.', 30), said('Yes.', 31)])).toEqual([
    30, 4, 19,
  ]);
});

test('two findings in one place are one place, and what no evidence holds has none', () => {
  expect(starts(['Yes.', asked, asked], [said(asked, 4), said(asked, 4)])).toEqual([null, 4, null]);
  expect(placeQuotes([], [said(asked, 4)])).toEqual([]);
});

test('a line quotes what stands between its marks', () => {
  expect([quoteIn('Softened by “kind of”: “I kind of think so”'), quoteIn(' We go. ')]).toEqual(['kind of', 'We go.']);
});
