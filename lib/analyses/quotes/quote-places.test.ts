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

test('words that are said three times get three times', () => {
  expect(starts([asked, asked, asked], [said(asked, 4), said(asked, 19), said(asked, 52)])).toEqual([4, 19, 52]);
  expect(starts([asked, 'No.', asked], [said('Before.', 1), said(asked, 19), said('No', 30), said(asked, 4)])).toEqual([
    19, 30, 4,
  ]);
});

test('a list in an order of its own gets times in order', () => {
  expect(starts(['No.', asked, asked], [said(asked, 19), said(asked, 4), said('No.', 30), said('Yes.', 31)])).toEqual([
    30, 4, 19,
  ]);
});

test('a quote listed twice with one piece of evidence gets one time, and one without evidence gets none', () => {
  expect(starts(['Yes.', asked, asked], [said(asked, 4), said(asked, 4)])).toEqual([null, 4, null]);
  expect(placeQuotes([], [said(asked, 4)])).toEqual([]);
});

test('the quote of a line is the text between its quotation marks', () => {
  expect([quoteIn('Softened by “kind of”: “I kind of think so”'), quoteIn(' We go. ')]).toEqual(['kind of', 'We go.']);
});
