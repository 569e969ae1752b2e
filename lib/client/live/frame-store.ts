import { createStore, delMany, get, getMany, keys, set, setMany, type UseStore } from 'idb-keyval';
import { z } from 'zod/mini';
import { heldLocks } from '#lib/client/recording/hold-lock';
import { liveDatabase } from '#lib/client/recording/left-behind';

/** An event to send between two frames, in order. `at`: the number of the frame after it. */
const controlSchema = z.object({
  at: z.number(),
  event: z.enum(['live:pause', 'live:resume', 'live:mark', 'live:stop']),
  text: z.optional(z.string()),
  at_s: z.optional(z.number()),
});
export type Control = z.infer<typeof controlSchema>;

const noteSchema = z.object({
  id: z.string(),
  /** null until the server has created one. */
  session_id: z.nullable(z.string()),
  /** ms since 1970. */
  started_at: z.number(),
  source: z.enum(['microphone', 'system', 'both']),
  sample_rate_hz: z.number(),
  channels: z.union([z.literal(1), z.literal(2)]),
  /** Frames made so far, including those that the server has. */
  made: z.number(),
  /** Seconds of sound in them. */
  length_s: z.number(),
  /** The first frame of the session: earlier ones went into another session that the server has ended. */
  base: z._default(z.number(), 0),
  /** Events that are not sent yet. */
  controls: z.array(controlSchema),
});
/** The browser's state of an unfinished live recording. */
export type LiveNote = z.infer<typeof noteSchema>;

/**
 * Keeps the frames that the server does not have yet. Each method may reject: a browser may be out of space, or keep
 * nothing in this window.
 */
export interface FrameStore {
  keep(note: LiveNote, frame?: { number: number; pcm: Uint8Array<ArrayBuffer> }): Promise<void>;
  read(id: string, number: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** The lowest kept number; null if none is kept. */
  first(id: string): Promise<number | null>;
  /** Deletes the frames before `next`, which the server has; those before `from` are deleted already, if known. */
  forget(id: string, next: number, from: number | null): Promise<void>;
  drop(id: string): Promise<void>;
}

/** The lock of the tab that makes or sends a live recording. */
export const liveLock = (id: string): string => `undertone-live-${id}`;

/** The key of the note; frames have their numbers. */
const noteAt = -1;
const keySchema = z.tuple([z.string(), z.number()]);

let opened: UseStore | null = null;
function database(): UseStore {
  opened ??= createStore(liveDatabase, 'frames');
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

/** In IndexedDB, which survives a crash of the tab and of the browser. */
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
  /** Frames that exist only here. */
  unsent: number;
}

/** Oldest first; without those of another open tab. */
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
