import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Edit } from '#lib/analyses/transcript/edit';
import type { Segment } from '#lib/speech/contract';
import { type Hit, hitsIn, type Place } from './find-in-text';

export type Mark = { mark: 'found' | 'found-now' } & Place;

/** The state of the tools of the transcript. */
export interface TextTools {
  query: string;
  hits: readonly Hit[];
  /** The current match; -1 before the first. */
  at: number;
  /** The matches, by passage. */
  marks: ReadonlyMap<number, readonly Mark[]>;
  /** Whether the text follows the playback; null: the default of the page. */
  follow: boolean | null;
  /** Whether a press on a passage starts to correct it. */
  correcting: boolean;
  /** The passage being edited. */
  open: number | null;
  /** The position of the cursor in it, in characters; null for its end. */
  cursor: number | null;
  /** The sentence that says why the last correction was not made. */
  problem: string | null;
  /** Corrections that were undone, the last one first. */
  undone: readonly Edit[];
  /** Selected passages: none, or at least two. */
  selected: ReadonlySet<number>;
  /** The passage that was pressed last; a press with the shift key selects from there. */
  pressed: number | null;

  find: (query: string, segments: readonly Segment[]) => void;
  /** Moves on by this many matches, cyclically; returns the new match. */
  step: (by: number) => Hit | null;
  openAt: (id: number, cursor: number | null) => void;
  /** A press ends the selection; with the shift key it selects all passages from the last press to this one. */
  press: (id: number, shift: boolean, segments: readonly Segment[]) => void;
  select: (ids: readonly number[]) => void;
  set: (change: Partial<Pick<TextTools, 'follow' | 'correcting' | 'open' | 'problem' | 'undone'>>) => void;
}

export type TextToolsStore = StoreApi<TextTools>;

const none: ReadonlyMap<number, readonly Mark[]> = new Map();
const noPassages: ReadonlySet<number> = new Set();

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
    selected: noPassages,
    pressed: null,
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
    press: (id, shift, segments) => {
      const { pressed, select } = get();
      if (!shift || pressed === null) return set({ pressed: id, selected: noPassages });
      const ids = segments.map((segment) => segment.id);
      const [from = 0, to = 0] = [ids.indexOf(pressed), ids.indexOf(id)].toSorted((a, b) => a - b);
      select(from === -1 ? [] : ids.slice(from, to + 1));
    },
    select: (ids) => set({ selected: ids.length > 1 ? new Set(ids) : noPassages }),
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
