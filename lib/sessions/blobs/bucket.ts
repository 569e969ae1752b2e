import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  S3Client,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { BlobAddress } from '#lib/base/settings/blob-address';
import type { ByteRange } from './blobs.ts';
import { isMissing, nameOf } from './bucket-errors.ts';

/**
 * In bytes. Smaller files are stored in one request, which is atomic and can be aborted at any moment; larger ones in
 * parts of this size.
 */
const partBytes = 8_000_000;
const attempts = 3;

/** Time limits for a store, in ms. */
export interface BucketTimes {
  connect: number;
  /** Without a byte in either direction. */
  idle: number;
  /** For the answer to a small request, over all attempts. */
  answer: number;
}

const ownTimes: BucketTimes = { connect: 3_000, idle: 10_000, answer: 20_000 };

export interface Body {
  stream: Readable;
  etag: string | undefined;
}

/** One bucket, by keys below a prefix. Throws the client's errors, and abort reasons unchanged. */
export class Bucket {
  readonly #client: S3Client;
  readonly #name: string;
  readonly #prefix: string;
  readonly #times: BucketTimes;
  readonly #closing = new AbortController();

  constructor({ bucket, prefix, endpoint, region, force_path_style }: BlobAddress, times = ownTimes) {
    this.#times = times;
    this.#name = bucket;
    this.#prefix = prefix;
    this.#client = new S3Client({
      region: region ?? process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? 'us-east-1',
      ...(endpoint === null ? {} : { endpoint }),
      forcePathStyle: force_path_style,
      maxAttempts: attempts,
      // By default the client adds its own checksums to every request, as trailers of bodies, which many compatible
      // stores refuse.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: {
        connectionTimeout: times.connect,
        socketTimeout: times.idle,
        httpAgent: { maxSockets: 200 },
        httpsAgent: { maxSockets: 200 },
      },
    });
  }

  async put(key: string, path: string, signal?: AbortSignal): Promise<void> {
    const until = this.#until(signal);
    until.throwIfAborted();
    const params = { Bucket: this.#name, Key: this.#prefix + key };
    if ((await stat(path)).size <= partBytes) {
      await this.#client.send(new PutObjectCommand({ ...params, Body: await readFile(path) }), { abortSignal: until });
      return;
    }
    const body = createReadStream(path);
    const upload = new Upload({
      client: this.#client,
      params: { ...params, Body: body },
      partSize: partBytes,
      queueSize: 2,
    });
    const abort = (): void => void upload.abort();
    until.addEventListener('abort', abort, { once: true });
    try {
      await upload.done();
    } finally {
      until.removeEventListener('abort', abort);
      body.destroy();
    }
  }

  /** Size in bytes; null if there is no such object. */
  async size(key: string): Promise<number | null> {
    try {
      const found = await this.#client.send(new HeadObjectCommand({ Bucket: this.#name, Key: this.#prefix + key }), {
        abortSignal: this.#soon(),
      });
      return found.ContentLength ?? 0;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** A part of an object, as soon as its first bytes arrive. With an `etag`, only of that version of the object. */
  async get(key: string, { start, end }: ByteRange, signal: AbortSignal, etag?: string): Promise<Body> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), this.#times.answer);
    try {
      const command = new GetObjectCommand({
        Bucket: this.#name,
        Key: this.#prefix + key,
        Range: `bytes=${start}-${end}`,
        ...(etag === undefined ? {} : { IfMatch: etag }),
      });
      const {
        Body: stream,
        ContentLength,
        ETag,
      } = await this.#client.send(command, { abortSignal: AbortSignal.any([this.#until(signal), late.signal]) });
      if (!(stream instanceof Readable)) throw new Error('an answer without a body');
      if (ContentLength === end - start + 1) return { stream, etag: ETag };
      stream.destroy();
      throw new Error('another part than was asked for');
    } finally {
      clearTimeout(timer);
    }
  }

  async delete(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand({ Bucket: this.#name, Key: this.#prefix + key }), {
      abortSignal: this.#soon(),
    });
  }

  /** The keys of all objects with this prefix, in pages. */
  async *list(beginning: string): AsyncGenerator<string[]> {
    const pages = paginateListObjectsV2(
      { client: this.#client },
      { Bucket: this.#name, Prefix: this.#prefix + beginning },
      { abortSignal: this.#closing.signal },
    );
    for await (const page of pages) yield (page.Contents ?? []).map(({ Key = '' }) => Key.slice(this.#prefix.length));
  }

  /** Aborts unfinished multipart uploads; with `until`, only those started before, by the clock of the store. */
  async dropUnfinished(beginning: string, until: Date | null): Promise<void> {
    let at: { KeyMarker?: string; UploadIdMarker?: string } | null = {};
    while (at !== null) {
      const page = await this.#unfinished(beginning, at);
      for (const { Key, UploadId, Initiated } of page?.Uploads ?? []) {
        if (until === null || (Initiated && Initiated < until))
          await this.#client
            .send(new AbortMultipartUploadCommand({ Bucket: this.#name, Key, UploadId }), { abortSignal: this.#soon() })
            .catch(ignoreMissing);
      }
      at = page?.IsTruncated ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker } : null;
    }
  }

  close(): void {
    this.#closing.abort();
  }

  /** Stores that cannot list them have a rule of their own for them, or keep none. */
  async #unfinished(beginning: string, at: { KeyMarker?: string; UploadIdMarker?: string }) {
    try {
      return await this.#client.send(
        new ListMultipartUploadsCommand({ Bucket: this.#name, Prefix: this.#prefix + beginning, ...at }),
        { abortSignal: this.#soon() },
      );
    } catch (error) {
      if (nameOf(error) === 'NotImplemented') return null;
      throw error;
    }
  }

  #until(signal?: AbortSignal): AbortSignal {
    return signal ? AbortSignal.any([this.#closing.signal, signal]) : this.#closing.signal;
  }

  #soon(): AbortSignal {
    return this.#until(AbortSignal.timeout(this.#times.answer));
  }
}

function ignoreMissing(error: unknown): void {
  if (nameOf(error) !== 'NoSuchUpload') throw error;
}
