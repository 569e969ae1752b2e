import { type Rec, memberFor } from './records.ts';

/** A word or a punctuation mark of a recogniser. */
export type Piece = Rec & { value?: unknown; ts?: unknown; end_ts?: unknown };

/** A pause of this many seconds ends a passage, if speakers are unknown. */
const pause_s = 1.5;
const mostWords = 60;

interface Word {
  text: string;
  start: number | null;
  end: number | null;
  speaker: unknown;
  mark: boolean;
}

const seconds = (value: unknown): number | null => {
  if (typeof value === 'object' && value !== null && 'seconds' in value) return Number(value.seconds);
  const number = Number(typeof value === 'string' ? value.replace(/s$/, '') : value);
  return value === null || value === undefined || value === '' || Number.isNaN(number) ? null : number;
};

function wordOf(item: Rec): Word | null {
  const inner = Array.isArray(item.alternatives) ? (item.alternatives[0] as Rec | undefined) : undefined;
  const from = inner ?? item;
  const key = memberFor(from, 'text');
  const text = key === null ? null : from[key];
  if (typeof text !== 'string') return null;
  const speaker = memberFor(item, 'speaker') ?? null;
  const own = inner ? memberFor(inner, 'speaker') : null;
  const [start, end] = [memberFor(item, 'start'), memberFor(item, 'end')];
  return {
    text: text.trim(),
    start: start === null ? null : seconds(item[start]),
    end: end === null ? null : seconds(item[end]),
    speaker: speaker !== null ? item[speaker] : inner && own !== null ? inner[own] : null,
    mark: item.type === 'punctuation' || item.type === 'punct' || /^[.,?!;:…]+$/u.test(text.trim()),
  };
}

/**
 * Turns the words of recognisers without passages (AWS, Speechmatics, Google) into passages by speaker, sentence and
 * pause.
 */
export function passagesOfWords(lists: readonly { name: string; items: readonly Rec[] }[]): Rec[] | null {
  const named = lists.filter(({ name, items }) => /^(?:words|items|results|tokens)$/i.test(name) && items.length > 1);
  const read = named
    .map(({ items }) => items.map(wordOf))
    .filter((words) => words.every((word) => word !== null && !/\s\S+\s/u.test(word.text)));
  const best = read.toSorted((a, b) => Number(hasSpeaker(b)) - Number(hasSpeaker(a)) || b.length - a.length)[0];
  return best ? grouped(withoutSecondTelling(best.filter((word) => word !== null))) : null;
}

const hasSpeaker = (words: readonly (Word | null)[]): boolean =>
  words.some((word) => word !== null && word.speaker !== null && word.speaker !== undefined);

/** Google repeats all words in its last result, with their speakers. */
function withoutSecondTelling(words: readonly Word[]): Word[] {
  const again = words.findIndex(
    (word, index) =>
      index > 0 &&
      word.start !== null &&
      word.start === words[0]?.start &&
      word.text === words[0]?.text &&
      hasSpeaker([word]),
  );
  return again > 0 && !hasSpeaker(words.slice(0, again).filter(({ speaker }) => speaker !== 0))
    ? words.slice(again)
    : [...words];
}

function grouped(words: readonly Word[]): Rec[] {
  const groups: Word[][] = [];
  for (const word of words) {
    const open = groups.at(-1);
    const last = open?.at(-1);
    const spoken = open?.findLast(({ end }) => end !== null);
    const changes = !word.mark && open !== undefined && word.speaker !== open[0]?.speaker;
    const pauses =
      word.start !== null && spoken?.end !== null && spoken !== undefined && word.start - spoken.end > pause_s;
    const ends = last !== undefined && open !== undefined && /[.?!…]$/u.test(last.text) && open.length > mostWords / 3;
    if (open && !changes && !(pauses && !word.mark) && !ends && open.length < mostWords) open.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => {
    const text = group.reduce((all, word) => (word.mark || all === '' ? all + word.text : `${all} ${word.text}`), '');
    const times = group.filter(({ start }) => start !== null);
    return { speaker: group[0]?.speaker ?? null, start: times[0]?.start ?? null, end: times.at(-1)?.end ?? null, text };
  });
}
