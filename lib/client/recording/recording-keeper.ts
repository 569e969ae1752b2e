import { holdLock } from './hold-lock';
import type { KeptRecording } from './recording-store';

/** Writes a recording into the browser's storage while it is made. */
export interface RecordingKeeper {
  id: string;
  add: (piece: Blob, length_s: number) => void;
  /** Ends writing; true once everything is kept. Other tabs may then offer it. */
  close: () => Promise<boolean>;
  /** Deletes the kept recording. */
  drop: () => Promise<void>;
}

/** `onFull` is called once if the browser cannot keep the recording, which then exists in the page alone. */
export function keepRecording(about: Omit<KeptRecording, 'id' | 'length_s'>, onFull: () => void): RecordingKeeper {
  const id = crypto.randomUUID();
  // Loaded when recording starts, since it is not part of the first load.
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
