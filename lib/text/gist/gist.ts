import { wordsOf } from '#lib/text/learned/plain';
import { talkOf } from '#lib/text/learned/talk';
import type { TextModel } from '#lib/text/model';
import { topicsOf } from '#lib/text/topics/topics';
import { aboutLine } from './about.ts';
import { quoted, tellsHowMuch, type Saying } from './quotes.ts';

/** Findings that the summary can quote; it adds nothing to them. */
export interface Findings {
  decisions: readonly Saying[];
  /** Tasks that are open or conditional. */
  tasks: readonly Saying[];
  /** Questions that stayed open. */
  open: readonly Saying[];
}

/**
 * Topics, quotes of each kind, and quotes of all kinds. With more, the summary does not come closer to a reader's
 * summary of the talk.
 */
const most = { topics: 14, each: 1, quotes: 3 } as const;
/** Length, in words, of a sentence that can represent the talk. */
const fits = { from: 5, to: 30 } as const;

/** A short answer to “what was the talk about?”, in plain sentences made of the findings alone. */
export function gistOf(model: TextModel, { decisions, tasks, open }: Findings): string {
  const taken: Saying[] = [];
  const take = (from: readonly Saying[]): Saying[] => {
    const free = from.filter((saying) =>
      taken.every((other) => saying.end <= other.start || saying.start >= other.end),
    );
    const best = free.toSorted((a, b) => weightOf(model, b) - weightOf(model, a)).slice(0, most.each);
    taken.push(...best);
    return best;
  };
  const line = (lead: string, sayings: readonly string[]): string[] =>
    sayings.length > 0 ? [`${lead}: ${sayings.join(' ')}`] : [];
  const lines = [
    ...line(
      'What comes out',
      take(decisions).map((saying) => quoted(model, saying)),
    ),
    ...line(
      'To do',
      take(tasks).map((saying) => quoted(model, saying)),
    ),
    ...line(
      'What stays open',
      take(open).map((saying) => quoted(model, saying)),
    ),
  ];
  const own = tellingSentences(model, Math.max(1, most.quotes - taken.length), taken).map((saying) =>
    quoted(model, saying),
  );
  const parts = [
    aboutLine(model, topicsOf(model, most.topics, 'gist')),
    ...line('In their words', own),
    ...lines,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' ') : 'Nothing shows what the talk is about.';
}

/**
 * Weight of a quote: how sure its finding is, times how much it tells. Questions weigh half, since the answer may not
 * have come.
 */
function weightOf(model: TextModel, saying: Saying): number {
  const asks = model.text.slice(saying.start, saying.end).trimEnd().endsWith('?');
  return (saying.score ?? 1) * (0.1 + tellsHowMuch(model, saying)) * (asks ? 0.5 : 1);
}

/** Sentences from important passages that name most of the talk's subjects. */
function tellingSentences(model: TextModel, count: number, taken: readonly Saying[]): Saying[] {
  const talk = talkOf(model);
  const key = new Map(talk.units.map(({ index }, k) => [index, talk.final.key[k] ?? 0]));
  const scored = model.sentences.flatMap((sentence) => {
    const length = wordsOf(sentence.text).length;
    if (
      length < fits.from ||
      length > fits.to ||
      taken.some((other) => sentence.end > other.start && sentence.start < other.end)
    )
      return [];
    const asks = sentence.text.trimEnd().endsWith('?');
    return [
      { sentence, score: tellsHowMuch(model, sentence) * (0.3 + (key.get(sentence.segment) ?? 0)) * (asks ? 0.7 : 1) },
    ];
  });
  return scored
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ sentence }) => sentence)
    .toSorted((a, b) => a.start - b.start);
}
