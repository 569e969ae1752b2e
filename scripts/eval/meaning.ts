import { createMeaningRoom } from '#lib/text/meaning/meaning-room';
import { cosines, packed } from '#lib/text/meaning/vectors';
import { type Window, windowShape, windowsOf } from '#lib/text/meaning/windows';
import { readConversations } from './talk/conversations.ts';

/** A query, and the passages that are about it. */
interface Query {
  kind: 'title' | 'gist';
  text: string;
  conversation: number;
  from: number;
  to: number;
}

interface Place extends Window {
  conversation: number;
}

const shapes = [
  { words: 1, passages: 1 },
  { words: 15, passages: 3 },
  { words: 25, passages: 2 },
  windowShape,
  { words: 40, passages: 3 },
  { words: 40, passages: 6 },
  { words: 60, passages: 8 },
];
const thresholds = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55];
/** Passages in one answer. */
const most = 10;

/**
 * Searches all conversations of a folder by meaning: titles of subjects and the first sentences of gists, written by a
 * careful reader. Prints how often the right passage is found with each shape of window, and what each threshold lets
 * through. Returns an exit code.
 */
export async function evaluateMeaning(folder: string): Promise<number> {
  const conversations = readConversations(folder);
  const room = createMeaningRoom();
  const queries = conversations.flatMap(({ gold, segments }, conversation): Query[] => [
    ...gold.topics.map(({ title, from, to = from }): Query => ({ kind: 'title', text: title, conversation, from, to })),
    {
      kind: 'gist',
      text: gold.gist.split(/(?<=[.!?])\s/)[0] ?? '',
      conversation,
      from: 0,
      to: segments.length,
    },
  ]);
  const asked: Float32Array[] = [];
  for (const { text } of queries) asked.push(await room.query(text));
  for (const shape of shapes) {
    const places = conversations.flatMap(({ segments }, conversation) =>
      windowsOf(segments, shape).map((window): Place => ({ ...window, conversation })),
    );
    const vectors = packed(await room.encode(places.map(({ text }) => text)));
    const answers = queries.map((query, at) => ({
      query,
      scores: cosines(asked[at] ?? new Float32Array(), vectors),
    }));
    console.log(`\nat most ${shape.passages} passages, from ${shape.words} words on: ${places.length} windows`);
    console.table(
      (['title', 'gist'] as const).map((kind) =>
        found(
          kind,
          answers.filter(({ query }) => query.kind === kind),
          places,
        ),
      ),
    );
    if (shape === windowShape)
      console.table(
        thresholds.map((least) =>
          letThrough(
            least,
            answers.filter(({ query }) => query.kind === 'title'),
            places,
            conversations.map(({ id }) => id),
          ),
        ),
      );
  }
  await room.close();
  return 0;
}

interface Answer {
  query: Query;
  scores: Float32Array;
}

function best(scores: Float32Array, count: number): number[] {
  return [...scores.keys()].toSorted((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0)).slice(0, count);
}

const isRight = ({ conversation, from, to }: Query, place: Place | undefined): boolean =>
  place?.conversation === conversation && place.from <= to && place.to > from;

function share(of: readonly boolean[]): string {
  return of.length === 0 ? '' : (of.filter(Boolean).length / of.length).toFixed(2);
}

function found(kind: string, answers: readonly Answer[], places: readonly Place[]): Record<string, string | number> {
  const lists = answers.map(({ query, scores }) => ({ query, list: best(scores, most).map((at) => places[at]) }));
  const apart = lists.filter(({ query }) => !places.some((place) => isRight(query, place) && sharesWord(query, place)));
  return {
    'searched for': kind,
    queries: answers.length,
    'place first': share(lists.map(({ query, list }) => isRight(query, list[0]))),
    'place in 10': share(lists.map(({ query, list }) => list.some((place) => isRight(query, place)))),
    'session first': share(lists.map(({ query, list }) => list[0]?.conversation === query.conversation)),
    'session in 10': share(
      lists.map(({ query, list }) => list.some((place) => place?.conversation === query.conversation)),
    ),
    'no shared word': apart.length,
    'of these place in 10': share(apart.map(({ query, list }) => list.some((place) => isRight(query, place)))),
  };
}

/** What passes a threshold, and how often something passes by chance: among talks of other collections. */
function letThrough(
  least: number,
  answers: readonly Answer[],
  places: readonly Place[],
  ids: readonly string[],
): Record<string, string | number> {
  const source = (conversation: number): string => ids[conversation]?.split('_')[0] ?? '';
  const shown = answers.map(({ query, scores }) => ({
    query,
    list: best(scores, most)
      .filter((at) => (scores[at] ?? 0) >= least)
      .map((at) => places[at]),
    byChance: places.some(
      (place, at) => (scores[at] ?? 0) >= least && source(place.conversation) !== source(query.conversation),
    ),
  }));
  const all = shown.flatMap(({ query, list }) => list.map((place) => place?.conversation === query.conversation));
  return {
    least,
    'something shown': share(shown.map(({ list }) => list.length > 0)),
    'places shown': (all.length / answers.length).toFixed(1),
    'of the right session': share(all),
    'first of the right session': share(
      shown
        .filter(({ list }) => list.length > 0)
        .map(({ query, list }) => list[0]?.conversation === query.conversation),
    ),
    'right place shown': share(shown.map(({ query, list }) => list.some((place) => isRight(query, place)))),
    'shown in other collections': share(shown.map(({ byChance }) => byChance)),
  };
}

const grammar = new Set(
  'the a an of and or to in on for with is are was be it its at by from that this as about who what how'.split(' '),
);

function stems(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => !grammar.has(word))
    .map((word) => word.replace(/(ing|ies|es|s|ed)$/, ''));
}

function sharesWord({ text }: Query, place: Place): boolean {
  const said = new Set(stems(place.text));
  return stems(text).some((stem) => said.has(stem));
}
