import { createStore, delMany, getMany, keys, setMany, type UseStore } from 'idb-keyval';
import { z } from 'zod/mini';
import { heldLocks } from './hold-lock';
import { recordingsDatabase } from './left-behind';

/** A recording that is kept in this browser because the server does not have it yet. */
export interface KeptRecording {
  id: string;
  /** Name and media type of the file. */
  name: string;
  type: string;
  /** ms since 1970. */
  started_at: number;
  /** Without pauses. */
  length_s: number;
}

const keptSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  started_at: z.number(),
  length_s: z.number(),
});

/** The key of the note about a recording; its pieces are numbered from 0. */
const noteAt = -1;
const keySchema = z.tuple([z.string(), z.number()]);
type Key = [id: string, piece: number];

let opened: UseStore | null = null;
function store(): UseStore {
  opened ??= createStore(recordingsDatabase, 'pieces');
  return opened;
}

/** The lock of the tab that makes or sends a recording. */
export const recordingLock = (id: string): string => `undertone-recording-${id}`;

/** Adds one piece. Rejects if the browser is out of space, or keeps nothing in this window. */
export async function keepPiece(recording: KeptRecording, piece: number, content: Blob): Promise<void> {
  const [at, note]: [Key, Key] = [
    [recording.id, piece],
    [recording.id, noteAt],
  ];
  await setMany(
    [
      [at, content],
      [note, recording],
    ],
    store(),
  );
}

async function keysOf(id?: string): Promise<Key[]> {
  const all = (await keys(store())).flatMap((key) => {
    const parsed = keySchema.safeParse(key);
    return parsed.success ? [parsed.data] : [];
  });
  return id === undefined ? all : all.filter(([of]) => of === id).toSorted(([, a], [, b]) => a - b);
}

/** Oldest first; without those of another open tab. */
export async function keptRecordings(): Promise<KeptRecording[]> {
  const notes = await getMany(
    (await keysOf()).filter(([, piece]) => piece === noteAt),
    store(),
  );
  const held = await heldLocks();
  return notes
    .flatMap((note) => {
      const parsed = keptSchema.safeParse(note);
      return parsed.success ? [parsed.data] : [];
    })
    .filter(({ id }) => !held.has(recordingLock(id)))
    .toSorted((a, b) => a.started_at - b.started_at);
}

/** The recording as one file. Its date is that of its start, so that its upload can be resumed. */
export async function fileOf({ id, name, type, started_at }: KeptRecording): Promise<File> {
  const pieces = await getMany(
    (await keysOf(id)).filter(([, piece]) => piece !== noteAt),
    store(),
  );
  return new File(
    pieces.filter((piece) => piece instanceof Blob),
    name,
    { type, lastModified: started_at },
  );
}

export async function dropRecording(id: string): Promise<void> {
  await delMany(await keysOf(id), store());
}
