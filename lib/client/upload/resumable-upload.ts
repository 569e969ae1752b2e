import { Upload, defaultOptions } from 'tus-js-client';
import { uploadingMessages } from '#lib/messages/uploading';
import { claimUpload } from './claim-upload';
import { heldLocks, holdLock } from '#lib/client/recording/hold-lock';
import { problemSentence } from '#lib/client/problem';
import type { UploadOptions, UploadOutcome } from './contract';
import { uploadRetryMessage } from './upload-retry-message';

const endpoint = '/api/uploads';
/**
 * In bytes. Many proxies accept at most 100 MB per request; a smaller request loses less when a buffering connection
 * breaks.
 */
const chunkBytes = 25_000_000;
const lifetimeMs = 24 * 3600 * 1000;

/**
 * About twenty minutes of attempts, each after a random wait in its upper half, so that not all pages return at once.
 */
function retryDelays(): number[] {
  return Array.from({ length: 45 }, (_, index) => Math.min(30_000, 500 * 2 ** index) * (0.5 + Math.random() / 2));
}

const idOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);
const lockOf = (url: string): string => `undertone-upload-${idOf(url)}`;

async function forget(url: string | null): Promise<void> {
  for (const known of await defaultOptions.urlStorage.findAllUploads()) {
    if (known.uploadUrl === url) await defaultOptions.urlStorage.removeUpload(known.urlStorageKey);
  }
}

/** Makes a session from a complete upload. Never rejects. */
export async function claim(url: string, context?: object): Promise<UploadOutcome> {
  const claimed = await claimUpload(idOf(url), context);
  if (!claimed.again) await forget(url).catch(() => undefined);
  return claimed;
}

/** Sends a file in parts, continuing where an earlier attempt stopped, and makes a session from it. Never rejects. */
export function sendFile(
  file: File,
  { onProgress, onControl, signal }: UploadOptions,
  context?: object,
): Promise<UploadOutcome> {
  return new Promise((resolve) => {
    let sent = 0;
    let waiting: string | null = null;
    let release = (): void => undefined;
    const tell = (): void => onProgress({ sent, total: file.size, waiting });
    // While the lock is held, the upload is not offered as unfinished.
    const end = (outcome: UploadOutcome, ended: Promise<unknown> = Promise.resolve()): void => {
      void ended.then(release);
      window.removeEventListener('online', goOn);
      resolve(outcome);
    };
    const upload = new Upload(file, {
      endpoint,
      chunkSize: chunkBytes,
      retryDelays: retryDelays(),
      metadata: { filename: file.name, filetype: file.type },
      // Kept until there is a session, so that a reload can continue.
      removeFingerprintOnSuccess: false,
      onUploadUrlAvailable() {
        release();
        if (upload.url !== null) release = holdLock(lockOf(upload.url));
      },
      onProgress(bytes) {
        [sent, waiting] = [bytes, null];
        tell();
      },
      onShouldRetry(error) {
        waiting = uploadRetryMessage(
          error.originalResponse?.getStatus() ?? 0,
          error.originalResponse?.getHeader('Retry-After'),
        );
        if (waiting !== null) tell();
        return waiting !== null;
      },
      onError(error) {
        const response = 'originalResponse' in error ? error.originalResponse : null;
        const lost = uploadingMessages.connectionLost;
        end({ kind: 'refused', sentence: response ? problemSentence(response.getBody()) : lost });
      },
      onSuccess: () => void claim(upload.url ?? '', context).then(end),
    });
    const goOn = (): void => {
      if (waiting !== null) void upload.abort().then(() => upload.start());
    };
    window.addEventListener('online', goOn);
    onControl?.({ pause: () => void upload.abort(), resume: () => upload.start() });
    const stop = (): void => {
      // A user who leaves the page can continue later; one who cancels wants nothing kept.
      end(
        { kind: 'cancelled' },
        upload.abort(signal.reason !== 'leave').catch(() => undefined),
      );
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    void upload.findPreviousUploads().then(async (earlier) => {
      const held = await heldLocks();
      const known = earlier.find(({ uploadUrl }) => uploadUrl !== null && !held.has(lockOf(uploadUrl)));
      if (known) upload.resumeFromPreviousUpload(known);
      if (!signal.aborted) upload.start();
    });
  });
}

/** An upload from an earlier visit. */
export interface UnfinishedUpload {
  url: string;
  name: string;
  size: number;
  /** Bytes that the server has. */
  sent: number;
}

/** Uploads that this browser started, the server still has, and no other tab is sending. */
export async function unfinishedUploads(): Promise<UnfinishedUpload[]> {
  const held = await heldLocks();
  const found: UnfinishedUpload[] = [];
  for (const {
    uploadUrl: url,
    metadata,
    size,
    creationTime,
    urlStorageKey,
  } of await defaultOptions.urlStorage.findAllUploads()) {
    if (url === null || held.has(lockOf(url))) continue;
    const old = Date.now() - Date.parse(creationTime) > lifetimeMs;
    const response = old ? null : await fetch(url, { method: 'HEAD', headers: { 'Tus-Resumable': '1.0.0' } });
    if (response?.ok)
      found.push({
        url,
        name: metadata['filename'] ?? uploadingMessages.aFile,
        size: size ?? 0,
        sent: Number(response.headers.get('upload-offset') ?? 0),
      });
    else if (!response || response.status < 500) await defaultOptions.urlStorage.removeUpload(urlStorageKey);
  }
  return found;
}

export async function discardUpload(url: string): Promise<void> {
  await Upload.terminate(url).catch(() => undefined);
  await forget(url);
}
