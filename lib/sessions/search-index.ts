import { foundIn } from '#lib/glance/found';
import type { AlikeSession, Visitor } from './contract.ts';
import type { Hit, Indexed, LibraryFilters, SearchIndexStore } from './search-index-store.ts';
import { Semaphore } from '#lib/base/semaphore';
import type { NearestInput } from '#lib/text/meaning/meaning-child';
import type { MeaningRoom } from '#lib/text/meaning/meaning-room';
import { packed } from '#lib/text/meaning/vectors';
import { type Window, windowsOf } from '#lib/text/meaning/windows';
import type { Segment } from '#lib/speech/contract';
import { isConfirmed } from '#lib/text/sure';

/** Raised when vectors would be different: another encoder, other windows. */
export const madeBy = 'use-lite-0.2.0 1';
/** The least cosine similarity of a passage that is shown: chosen on annotated talk (docs/decisions/216). */
const least = 0.45;
/** The most passages in one answer, and of one session. */
const most = { places: 10, ofOne: 2 } as const;
/** Entries whose vectors are read and sent at once: some 100 kB, so that the event loop is not blocked for long. */
const entriesAtOnce = 10;
/** How often indexing restarts because the text has changed meanwhile. */
const tries = 3;

/** Makes the index of sessions for search by meaning, and searches it. */
export class SearchIndex {
  readonly #store: SearchIndexStore;
  readonly #room: MeaningRoom;
  /** Searches run one after the other, so that aborted ones are dropped before they cost anything. */
  readonly #asking = new Semaphore(1);

  constructor(store: SearchIndexStore, room: MeaningRoom) {
    this.#store = store;
    this.#room = room;
  }

  /** Indexes the current text and readings; does nothing if the session was deleted. */
  async make(sessionId: string): Promise<void> {
    for (let tried = 0; tried < tries; tried++) {
      const view = await this.#store.view(sessionId);
      if (!view) return;
      const { data } = view.steps.transcript;
      // The encoder knows English only, and the language of a given text is unknown (`und`).
      const isRead = data && /^(?:en|und)\b/i.test(data.language);
      const windows = isRead ? windowsIn(view.segments, data.sounds_foreign ? isConfirmed : () => true) : [];
      // Renamed speakers and other readings do not change the text, nor its vectors.
      const vectors =
        (await this.#store.vectors(sessionId, madeBy)) ??
        packed(await this.#room.encode(windows.map(({ text }) => text)));
      const entry = {
        seq: view.seq,
        made_by: madeBy,
        windows: windows.map(({ from, to }) => [from, to] as const),
        vectors,
        findings: foundIn(view),
      };
      if (await this.#store.keep(sessionId, entry)) return;
    }
    throw new Error('the text of a session changes faster than it can be indexed');
  }

  missing(): Promise<string[]> {
    return this.#store.missing(madeBy);
  }

  /**
   * Passages in the visitor's own sessions with a similar meaning, the session with the most similar first. Throws an
   * AbortError if the client has left.
   */
  async alike(
    { owner_id }: Visitor,
    q: string,
    filters: LibraryFilters,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<AlikeSession[]> {
    if (owner_id === null || q.trim() === '') return [];
    return this.#asking.run(() => this.#nearest(owner_id, q, filters, signal), signal);
  }

  async #nearest(owner_id: string, q: string, filters: LibraryFilters, signal: AbortSignal): Promise<AlikeSession[]> {
    const entries = await this.#store.indexed(owner_id, madeBy, filters);
    // If there is nothing to compare with, no encoder is loaded.
    if (entries.length === 0) return [];
    // Checked here rather than in the worker, since each abort of a user who types on would end the worker while it
    // loads.
    signal.throwIfAborted();
    const query = await this.#room.query(q);
    const hits: Hit[] = [];
    const look = async (some: readonly Indexed[], texts: NearestInput['texts']): Promise<Indexed[]> => {
      signal.throwIfAborted();
      const { near, unknown } = await this.#room.nearest({ query, texts, least, most: most.places * most.ofOne });
      for (const { text, window, score } of near) {
        const entry = some[text];
        if (entry) hits.push({ session_id: entry.session_id, seq: entry.seq, window, score });
      }
      return unknown.flatMap((text) => some[text] ?? []);
    };
    const unknown = await look(entries, entries.map(keyOf));
    for (let from = 0; from < unknown.length; from += entriesAtOnce) {
      const stored = await this.#store.vectorsOf(unknown.slice(from, from + entriesAtOnce));
      await look(
        stored,
        stored.map((entry) => ({ key: keyOf(entry), vectors: entry.vectors })),
      );
    }
    return this.#store.alike(owner_id, chosen(hits));
  }
}

/** The windows of the passages that may be searched; none has another passage in it. */
function windowsIn(segments: readonly Segment[], isSearched: (segment: Segment) => boolean): Window[] {
  const windows: Window[] = [];
  for (let from = 0; from < segments.length;) {
    const until = segments.findIndex((segment, at) => at >= from && !isSearched(segment));
    const end = until === -1 ? segments.length : until;
    for (const window of windowsOf(segments.slice(from, end)))
      windows.push({ ...window, from: window.from + from, to: window.to + from });
    from = end + 1;
  }
  return windows;
}

function keyOf({ session_id, seq }: Indexed): string {
  return `${session_id} ${seq}`;
}

/** The most similar, but not all from one session. */
function chosen(hits: readonly Hit[]): Hit[] {
  const taken = new Map<string, number>();
  return hits
    .toSorted((one, other) => other.score - one.score)
    .filter(({ session_id }) => {
      const before = taken.get(session_id) ?? 0;
      taken.set(session_id, before + 1);
      return before < most.ofOne;
    })
    .slice(0, most.places);
}
