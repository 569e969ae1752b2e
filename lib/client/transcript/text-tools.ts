import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Edit } from '#lib/analyses/transcript/edit';
import type { Segment } from '#lib/speech/contract';
import { type Hit, hitsIn, type Place } from './find-in-text';

export type Mark = { mark: 'found' | 'found-now' } & Place;

/** What somebody does with the text of a transcript at the moment. */
export interface TextTools {
  query: string;
  hits: readonly Hit[];
  /** The hit that one is at; -1 before the first. */
  at: number;
  /** What is found, by passage. */
  marks: ReadonlyMap<number, readonly Mark[]>;
  /** Whether the text follows the playback; null: as the page does by itself. */
  follow: boolean | null;
  /** Whether a press on a passage corrects it. */
  correcting: boolean;
  /** The passage whose words are being written. */
  open: number | null;
  /** Where in them the cursor is put, in characters; null for their end. */
  cursor: number | null;
  /** Why the last correction was not made, in a sentence. */
  problem: string | null;
  /** Corrections that were taken back, the last one first. */
  undone: readonly Edit[];

  find: (query: string, segments: readonly Segment[]) => void;
  /** Goes on by so many hits, round and round; gives where that is. */
  step: (by: number) => Hit | null;
  openAt: (id: number, cursor: number | null) => void;
  set: (change: Partial<Pick<TextTools, 'follow' | 'correcting' | 'open' | 'problem' | 'undone'>>) => void;
}

export type TextToolsStore = StoreApi<TextTools>;

const none: ReadonlyMap<number, readonly Mark[]> = new Map();

export function createTextTools(): TextToolsStore {
  return createStore<TextTools>((set, get) => ({
    query: '',
    hits: [],
    at: -1,
    marks: none,
    follow: null,
    correcting: false,
    open: null,
    cursor: null,
    problem: null,
    undone: [],
    find: (query, segments) => {
      const hits = hitsIn(segments, query);
      const at = query === get().query && get().at < hits.length ? get().at : -1;
      set({ query, hits, at, marks: marksOf(hits, at) });
    },
    step: (by) => {
      const { hits, at } = get();
      if (hits.length === 0) return null;
      const next = at === -1 ? (by > 0 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length;
      set({ at: next, marks: marksOf(hits, next) });
      return hits[next] ?? null;
    },
    openAt: (open, cursor) => set({ open, cursor }),
    set: (change) => set(change),
  }));
}

function marksOf(hits: readonly Hit[], at: number): ReadonlyMap<number, readonly Mark[]> {
  if (hits.length === 0) return none;
  const marks = hits.flatMap(({ parts }, index) =>
    parts.map(({ segment_id, from, to }) => ({
      segment_id,
      mark: { mark: index === at ? ('found-now' as const) : ('found' as const), from, to },
    })),
  );
  return new Map(
    [...Map.groupBy(marks, ({ segment_id }) => segment_id)].map(([id, own]) => [id, own.map(({ mark }) => mark)]),
  );
}
