import { holdLock } from './hold-lock';
import type { KeptRecording } from './recording-store';

/** Writes a recording into the browser's storage while it is made. */
export interface RecordingKeeper {
  id: string;
  add: (piece: Blob, length_s: number) => void;
  /** Nothing more comes; true once all of it is kept. Other tabs may now offer it. */
  close: () => Promise<boolean>;
  /** Forgets what was kept. */
  drop: () => Promise<void>;
}

/** `onFull` is called once where the browser does not keep the recording; it then lives in the page alone. */
export function keepRecording(about: Omit<KeptRecording, 'id' | 'length_s'>, onFull: () => void): RecordingKeeper {
  const id = crypto.randomUUID();
  // Fetched while recording begins: the store is no part of the first load.
  const store = import('./recording-store');
  const release = holdLock(`undertone-recording-${id}`);
  let last: Promise<void> = Promise.resolve();
  let [pieces, failed] = [0, false];
  return {
    id,
    add(piece, length_s) {
      const number = pieces++;
      last = last.then(async () => {
        if (failed) return;
        try {
          await (await store).keepPiece({ ...about, id, length_s }, number, piece);
        } catch {
          failed = true;
          onFull();
        }
      });
    },
    async close() {
      await last;
      release();
      return !failed && pieces > 0;
    },
    async drop() {
      await last;
      await (await store).dropRecording(id).catch(() => undefined);
      release();
    },
  };
}
