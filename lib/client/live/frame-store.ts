import { createStore, delMany, get, getMany, keys, set, setMany, type UseStore } from 'idb-keyval';
import { z } from 'zod/mini';
import { heldLocks } from '#lib/client/recording/hold-lock';

/** What is told to the server between two frames, in their order. `at`: the number of the frame that comes after it. */
const controlSchema = z.object({
  at: z.number(),
  event: z.enum(['live:pause', 'live:resume', 'live:mark', 'live:stop']),
  text: z.optional(z.string()),
  at_s: z.optional(z.number()),
});
export type Control = z.infer<typeof controlSchema>;

const noteSchema = z.object({
  id: z.string(),
  /** null until the server has made one. */
  session_id: z.nullable(z.string()),
  /** ms since 1970. */
  started_at: z.number(),
  source: z.enum(['microphone', 'system', 'both']),
  sample_rate_hz: z.number(),
  channels: z.union([z.literal(1), z.literal(2)]),
  /** Frames made so far, those included that the server has. */
  made: z.number(),
  /** Seconds of sound in them. */
  length_s: z.number(),
  /** The frame with which the session begins: those before it went into another that the server ended meanwhile. */
  base: z._default(z.number(), 0),
  /** Not told yet. */
  controls: z.array(controlSchema),
});
/** What is known in this browser of a live recording that has not ended. */
export type LiveNote = z.infer<typeof noteSchema>;

/**
 * Keeps what the server does not have yet. Each may reject: a browser may have no room, or keep nothing in this window.
 */
export interface FrameStore {
  keep(note: LiveNote, frame?: { number: number; pcm: Uint8Array<ArrayBuffer> }): Promise<void>;
  read(id: string, number: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** The lowest number that is kept; null where nothing is. */
  first(id: string): Promise<number | null>;
  /** The server has all frames before `next`; those before `from` were forgotten earlier, where that is known. */
  forget(id: string, next: number, from: number | null): Promise<void>;
  drop(id: string): Promise<void>;
}

/** The lock that the tab holds which makes or sends a live recording. */
export const liveLock = (id: string): string => `undertone-live-${id}`;

/** Place of the note; the frames have their numbers. */
const noteAt = -1;
const keySchema = z.tuple([z.string(), z.number()]);

let opened: UseStore | null = null;
function database(): UseStore {
  opened ??= createStore('undertone-live', 'frames');
  return opened;
}

async function keysOf(id: string): Promise<[string, number][]> {
  return (await allKeys()).filter(([of]) => of === id);
}

async function allKeys(): Promise<[string, number][]> {
  return (await keys(database())).flatMap((key) => {
    const parsed = keySchema.safeParse(key);
    return parsed.success ? [parsed.data] : [];
  });
}

/** In IndexedDB: what was written survives a crash of the tab and of the browser. */
export const browserFrames: FrameStore = {
  async keep(note, frame) {
    if (frame)
      await setMany(
        [
          [[note.id, frame.number], frame.pcm],
          [[note.id, noteAt], note],
        ],
        database(),
      );
    else await set([note.id, noteAt], note, database());
  },
  async read(id, number) {
    const found: unknown = await get([id, number], database());
    return found instanceof Uint8Array ? new Uint8Array(found) : null;
  },
  async first(id) {
    const numbers = (await keysOf(id)).flatMap(([, number]) => (number === noteAt ? [] : [number]));
    return numbers.length === 0 ? null : numbers.reduce((least, number) => Math.min(least, number));
  },
  async forget(id, next, from) {
    const gone =
      from === null
        ? (await keysOf(id)).filter(([, number]) => number !== noteAt && number < next)
        : Array.from({ length: next - from }, (_, index): [string, number] => [id, from + index]);
    if (gone.length > 0) await delMany(gone, database());
  },
  async drop(id) {
    await delMany(await keysOf(id), database());
  },
};

/** A recording that an earlier page left unfinished. */
export interface LeftLive extends LiveNote {
  /** How many frames are still here and nowhere else. */
  unsent: number;
}

/** Oldest first; without those that another tab is making. */
export async function leftLive(): Promise<LeftLive[]> {
  const all = await allKeys();
  const notes: unknown[] = await getMany(
    all.filter(([, number]) => number === noteAt),
    database(),
  );
  const held = await heldLocks();
  return notes
    .flatMap((note) => {
      const parsed = noteSchema.safeParse(note);
      return parsed.success
        ? [{ ...parsed.data, unsent: all.filter(([id, number]) => id === parsed.data.id && number !== noteAt).length }]
        : [];
    })
    .filter(({ id }) => !held.has(liveLock(id)))
    .toSorted((a, b) => a.started_at - b.started_at);
}
