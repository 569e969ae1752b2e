import { wordsOf } from '#lib/text/learned/plain';
import { talkOf } from '#lib/text/learned/talk';
import type { TextModel } from '#lib/text/model';
import { topicsOf } from '#lib/text/topics/topics';
import { aboutLine } from './about.ts';
import { quoted, tellsHowMuch, type Saying } from './quotes.ts';

/** What was found in the talk and can be said of it; each is quoted, nothing is added. */
export interface Findings {
  decisions: readonly Saying[];
  /** Tasks that are open or depend on something. */
  tasks: readonly Saying[];
  /** Questions that stayed open. */
  open: readonly Saying[];
}

/** Quotes of each kind, and of all kinds together: more make the summary no truer to what a reader says of the talk. */
const most = { topics: 14, each: 1, quotes: 3 } as const;
/** Words of a sentence that can stand for the talk. */
const fits = { from: 5, to: 30 } as const;

/** What a person would say who was asked what the talk was about, in plain sentences made of what was found alone. */
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

/** What is surest and says most; questions last, since what they ask for may not have come. */
function weightOf(model: TextModel, saying: Saying): number {
  const asks = model.text.slice(saying.start, saying.end).trimEnd().endsWith('?');
  return (saying.score ?? 1) * (0.1 + tellsHowMuch(model, saying)) * (asks ? 0.5 : 1);
}

/** Sentences with most of what the talk is about, from passages that matter. */
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
