import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inputOf } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { findQuote, quoteSource } from './match.ts';

/** Conversations of the repository (MIT), from which true and false quotes are made. */
const folder = new URL('../../../scripts/eval/data/talk/', import.meta.url);
const talkSchema = z.object({ id: z.string(), segments: z.array(z.object({ speaker: z.string(), text: z.string() })) });

/** A true sentence and its position. */
interface Place {
  text: string;
  /** Number of its line, from 1. */
  line: number;
  speaker: string;
  lines: number;
}

interface Mutation {
  name: string;
  kept: boolean;
  /** null if the sentence contains nothing to change. */
  of: (place: Place) => { quote: string; line?: number } | null;
}

const changed = (text: string, pattern: RegExp, by: string): { quote: string } | null =>
  pattern.test(text) ? { quote: text.replace(pattern, by) } : null;
const auxiliary = /\b(will|can|is|are|was|were|would|could|should|do|did|have|has|had)\b(?!n['’]t| not)/u;
const negation = /\b(?:not|never) |(?<=do|did|does|is|are|was|were|would|could|should|have|has|had)n['’]t\b/iu;
const aNumber =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|eighty|ninety)\b|\d+/iu;
const day = /\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/u;
const longWord = /(?<=\w+ \w+ )[a-z]{6,}\b/u;

const mutations: readonly Mutation[] = [
  { name: 'as it was said', kept: true, of: ({ text }) => ({ quote: text }) },
  {
    name: 'without case and marks',
    kept: true,
    of: ({ text }) => ({ quote: text.toLowerCase().replace(/[.,!?;:—–"]+/gu, ' ') }),
  },
  { name: 'its speaker before it', kept: true, of: ({ text, speaker }) => ({ quote: `${speaker}: ${text}` }) },
  {
    name: 'its line before it',
    kept: true,
    of: ({ text, line, speaker }) => ({ quote: `${line} [${(line * 4).toFixed(1)} ${speaker}] ${text}` }),
  },
  {
    name: 'characters that show nothing',
    kept: true,
    of: ({ text }) => ({ quote: text.replaceAll(' ', ' \u200b').replaceAll('e', 'e\u2060') }),
  },
  { name: 'a filler left out', kept: true, of: ({ text }) => changed(text, /\b(?:uh|um|er|you know), /iu, '') },
  { name: 'an article left out', kept: true, of: ({ text }) => changed(text, /(?<=\w+ \w+ \w+ )(?:the|a) /u, '') },
  {
    name: 'all of another line of its speaker cited',
    kept: true,
    of: ({ text, line, lines }) => ({ quote: text, line: line > lines / 2 ? 1 : lines }),
  },
  { name: 'a negation put in', kept: false, of: ({ text }) => changed(text, auxiliary, '$1 not') },
  { name: 'a negation taken out', kept: false, of: ({ text }) => changed(text, negation, '') },
  { name: 'another number', kept: false, of: ({ text }) => changed(text, aNumber, '47') },
  {
    name: 'another day',
    kept: false,
    of: ({ text }) => (day.exec(text)?.[0] === 'Sunday' ? changed(text, day, 'Monday') : changed(text, day, 'Sunday')),
  },
  { name: 'another word', kept: false, of: ({ text }) => changed(text, longWord, 'umbrella') },
  { name: 'a word put in', kept: false, of: ({ text }) => changed(text, /(?<=^\S+ \S+ \S+) /u, ' allegedly ') },
  { name: 'somebody else asked', kept: false, of: ({ text }) => changed(text, /\byou\b/u, 'she') },
  {
    name: 'words of nobody behind it',
    kept: false,
    of: ({ text }) => ({ quote: `${text} And I agree to pay all of it.` }),
  },
  {
    name: 'near, but cited far away',
    kept: false,
    of: ({ text, line, lines }) =>
      (lines < 12 ? null : changed(text, /(?<=\w+ \w+ \w+ )(?:the|a) /u, '')) && {
        quote: text.replace(/(?<=\w+ \w+ \w+ )(?:the|a) /u, ''),
        line: line > lines / 2 ? 1 : lines,
      },
  },
];

/** Number of sentences from each talk, spread over it. */
const perTalk = 12;

function rows() {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const { id, segments } = talkSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
      const model = textOf(inputOf(segments));
      const source = quoteSource(model);
      const told = model.sentences.filter(
        ({ words, text }) => words >= 7 && words <= 30 && model.text.split(text).length === 2,
      );
      const step = Math.max(1, Math.floor(told.length / perTalk));
      return told
        .filter((_, i) => i % step === 0)
        .slice(0, perTalk)
        .flatMap(({ text, segment, speaker }) => {
          const place: Place = { text, line: segment + 1, speaker: speaker ?? '', lines: segments.length };
          return mutations.flatMap(({ name: what, kept, of }) => {
            const mutated = of(place);
            if (!mutated) return [];
            const spans = findQuote(source, mutated.quote, mutated.line ?? place.line);
            return [
              {
                what: `${what}: ${id} ${place.line}: ${mutated.quote}`,
                name: what,
                kept,
                text,
                shown: spans?.map(({ start, end }) => model.text.slice(start, end)) ?? null,
              },
            ];
          });
        });
    });
}

const table = rows();

test('the table has at least 200 true and 200 false quotes, of every kind', () => {
  expect(table.filter(({ kept }) => kept).length).toBeGreaterThan(200);
  expect(table.filter(({ kept }) => !kept).length).toBeGreaterThan(200);
  expect(mutations.filter(({ name }) => table.filter((row) => row.name === name).length <= 3)).toEqual([]);
});

test('a true quote is kept and shown as it was said', () => {
  const lost = table.filter(({ kept, shown, text }) => kept && !(shown?.length === 1 && shown[0]?.includes(text)));
  expect(lost.map(({ what, shown }) => `${what} -> ${String(shown)}`)).toEqual([]);
});

test('a false quote is refused', () => {
  expect(
    table.filter(({ kept, shown }) => !kept && shown !== null).map(({ what, shown }) => `${what} -> ${String(shown)}`),
  ).toEqual([]);
});
