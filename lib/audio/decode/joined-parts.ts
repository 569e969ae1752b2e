import { closeSync, openSync, readSync } from 'node:fs';

/** More parts than any joined recording has. */
const mostParts = 1_000;
const pieceBytes = 1_048_576;

/**
 * The parts of a file that several recordings were joined into, for formats in which FFmpeg stops after the first: WAV,
 * and Ogg with differing parts. FFmpeg reads on in others.
 */
export class JoinedParts {
  readonly #path: string;
  readonly #find: ((path: string, from: number) => number | null) | null;
  #from = 0;
  #count = 0;
  #next: number | null | undefined;

  /** `demuxer` is FFmpeg's name. */
  constructor(path: string, demuxer: string) {
    this.#path = path;
    this.#find = demuxer === 'ogg' ? nextOgg : demuxer === 'wav' ? nextWav : null;
  }

  get hasNext(): boolean {
    this.#next ??= this.#count < mostParts ? (this.#find?.(this.#path, this.#from) ?? null) : null;
    return this.#next !== null;
  }

  /** The byte at which the next part begins, and moves on to it; null if there is none. */
  take(): number | null {
    if (!this.hasNext) return null;
    this.#from = this.#next ?? 0;
    this.#next = undefined;
    this.#count += 1;
    return this.#from;
  }
}

/** RIFF: another part begins where the chunk that spans the file ends. */
function nextWav(path: string, from: number): number | null {
  return withFile(path, (read) => {
    const head = read(from, 8);
    const at = from + 8 + (head.length === 8 ? head.readUInt32LE(4) : 0);
    return at > from + 44 && read(at, 4).toString('latin1') === 'RIFF' ? at : null;
  });
}

/** RFC 3533: a page with the flag for a beginning (bit 2), after one without. */
function nextOgg(path: string, from: number): number | null {
  return withFile(path, (read) => {
    let isInside = false;
    for (let start = from; ;) {
      const piece = read(start, pieceBytes);
      for (
        let at = piece.indexOf('OggS', 0, 'latin1');
        at >= 0 && at + 6 <= piece.length;
        at = piece.indexOf('OggS', at + 4, 'latin1')
      ) {
        const isBeginning = ((piece[at + 5] ?? 0) & 2) !== 0;
        if (isBeginning && isInside) return start + at;
        isInside ||= !isBeginning;
      }
      if (piece.length < pieceBytes) return null;
      // A page may begin at the end of the chunk.
      start += piece.length - 5;
    }
  });
}

function withFile<T>(path: string, look: (read: (at: number, length: number) => Buffer) => T): T {
  const file = openSync(path, 'r');
  try {
    return look((at, length) => {
      const buffer = Buffer.alloc(length);
      return buffer.subarray(0, readSync(file, buffer, 0, length, at));
    });
  } finally {
    closeSync(file);
  }
}
