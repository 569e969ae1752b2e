import { type FileHandle, mkdir, open, readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/**
 * Frames of a recording under way, on disk: files of records, each `frame number, length, CRC-32` (32 bits,
 * little-endian) and the samples. A process that takes over a recording starts a new file, so a partial record of a
 * killed process does no harm, nor do further writes of a replaced one: the first copy of a frame counts.
 */
const headerBytes = 12;
const readAtOnce = 1 << 20;

/** The stored part of a recording. */
export interface StoredFrames {
  /** The number of the first missing frame. */
  next_frame: number;
  /** Bytes of sound, without the record headers. */
  bytes: number;
}

function partPath(folder: string, part: number): string {
  return join(folder, `frames-${String(part).padStart(4, '0')}`);
}

/** Appends frames to a new file. */
export class LiveFrameWriter {
  readonly #file: FileHandle;
  readonly #successor: string;

  constructor(file: FileHandle, successor: string) {
    this.#file = file;
    this.#successor = successor;
  }

  /** Starts the next file. Concurrent processes get one each, and the last one continues the recording. */
  static async open(folder: string): Promise<LiveFrameWriter> {
    await mkdir(folder, { recursive: true });
    const parts = (await readdir(folder)).flatMap((name) => /^frames-(\d+)$/.exec(name)?.[1] ?? []).map(Number);
    for (let part = 1 + Math.max(0, ...parts); ; part += 1) {
      const file = await open(partPath(folder, part), 'wx').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null;
        throw error;
      });
      if (file) return new LiveFrameWriter(file, partPath(folder, part + 1));
    }
  }

  /** Whether another process has taken over the recording. */
  get isReplaced(): boolean {
    return existsSync(this.#successor);
  }

  /** Resolves when the frame would survive a power cut. */
  async append(frame: number, samples: Uint8Array): Promise<void> {
    const header = Buffer.alloc(headerBytes);
    header.writeUInt32LE(frame, 0);
    header.writeUInt32LE(samples.length, 4);
    header.writeUInt32LE(crc32(samples), 8);
    await this.#file.writev([header, samples]);
    await this.#file.datasync();
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** Reads the frames of a recording in order, also while it grows: after null more may come later. */
export class LiveFrameReader {
  readonly #folder: string;
  #part = 1;
  #file: FileHandle | null = null;
  /** File offset after the buffer. */
  #at = 0;
  #buffer = Buffer.alloc(0);
  #stored: StoredFrames = { next_frame: 0, bytes: 0 };

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The part that has been read so far. */
  get stored(): StoredFrames {
    return this.#stored;
  }

  /** The samples of the next frame; null if there is none yet. */
  async next(): Promise<Buffer | null> {
    for (;;) {
      const record = await this.#record();
      if (record === null) {
        // The writer of this file has been replaced, and an incomplete record was never acknowledged.
        if (!existsSync(partPath(this.#folder, this.#part + 1))) return null;
        if ((await this.#fill()) > 0) continue;
        await this.close();
        this.#part += 1;
        continue;
      }
      if (record.frame < this.#stored.next_frame) continue;
      this.#stored = { next_frame: record.frame + 1, bytes: this.#stored.bytes + record.samples.length };
      return record.samples;
    }
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = null;
    this.#at = 0;
    this.#buffer = Buffer.alloc(0);
  }

  async #record(): Promise<{ frame: number; samples: Buffer } | null> {
    if (!(await this.#has(headerBytes))) return null;
    const length = this.#buffer.readUInt32LE(4);
    if (!(await this.#has(headerBytes + length))) return null;
    const samples = this.#buffer.subarray(headerBytes, headerBytes + length);
    if (crc32(samples) !== this.#buffer.readUInt32LE(8)) return null;
    const frame = this.#buffer.readUInt32LE(0);
    this.#buffer = this.#buffer.subarray(headerBytes + length);
    return { frame, samples };
  }

  async #has(bytes: number): Promise<boolean> {
    while (this.#buffer.length < bytes) if ((await this.#fill()) === 0) return false;
    return true;
  }

  /** Reads more; returns the number of bytes. */
  async #fill(): Promise<number> {
    this.#file ??= await open(partPath(this.#folder, this.#part), 'r').catch(() => null);
    if (!this.#file) return 0;
    const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(readAtOnce), 0, readAtOnce, this.#at);
    this.#at += bytesRead;
    if (bytesRead > 0) this.#buffer = Buffer.concat([this.#buffer, buffer.subarray(0, bytesRead)]);
    return bytesRead;
  }
}

/** Scans the stored frames of a recording. */
export async function scanFrames(folder: string): Promise<StoredFrames> {
  const reader = new LiveFrameReader(folder);
  try {
    while ((await reader.next()) !== null);
    return reader.stored;
  } finally {
    await reader.close();
  }
}
