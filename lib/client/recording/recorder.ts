import { meterOf } from './meter-of';
import { holdScreen } from './wake-lock';
import { recorderSentence, recordingObstacle } from './recorder-errors';
import { keepRecording } from './recording-keeper';

/** In order of preference: the smallest with good quality, then Safari's, then old Firefox's. */
const containers = [
  { mime: 'audio/webm;codecs=opus', extension: 'webm' },
  { mime: 'audio/mp4', extension: 'm4a' },
  { mime: 'audio/ogg;codecs=opus', extension: 'ogg' },
] as const;

export interface Recorded {
  file: File;
  kept: boolean;
  /** Deletes the kept copy, once the server has the recording. */
  drop: () => Promise<void>;
}

export interface RecorderEvents {
  /** The device was removed; the recording so far can still be stopped and kept. */
  onGone: () => void;
  /** The browser keeps no copy: the recording exists in the page alone. */
  onFull: () => void;
}

export interface Recorder {
  pause: () => void;
  resume: () => void;
  /** Ends the recording and returns it as a file. `kept` if the browser's storage has it too, until it is dropped. */
  stop: () => Promise<Recorded>;
  /** Ends it and deletes the recording. */
  discard: () => void;
  /** Seconds recorded, without pauses. */
  elapsed_s: () => number;
  /** RMS level in dBFS, −100 at the lowest. */
  level_dbfs: () => number;
}

export type RecorderStart = { kind: 'recording'; recorder: Recorder } | { kind: 'failed'; sentence: string };

function fileName(extension: string, at: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `Recording ${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())} ${pad(at.getHours())}.${pad(at.getMinutes())}.${extension}`;
}

function levelMeter(stream: MediaStream): { level_dbfs: () => number; close: () => void } {
  const context = new AudioContext();
  // Some browsers create it suspended, since the permission came between the press and now.
  void context.resume();
  return { level_dbfs: meterOf(context, context.createMediaStreamSource(stream)), close: () => void context.close() };
}

/** Asks for the microphone and starts recording. */
export async function startRecorder(events: RecorderEvents): Promise<RecorderStart> {
  const obstacle = recordingObstacle();
  if (obstacle !== null) return { kind: 'failed', sentence: obstacle };
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
  } catch (error) {
    return { kind: 'failed', sentence: recorderSentence(error) };
  }
  const releaseTracks = (): void => stream.getTracks().forEach((track) => track.stop());
  try {
    return { kind: 'recording', recorder: record(stream, releaseTracks, events) };
  } catch (error) {
    releaseTracks();
    return { kind: 'failed', sentence: recorderSentence(error) };
  }
}

function record(stream: MediaStream, releaseTracks: () => void, { onGone, onFull }: RecorderEvents): Recorder {
  const container = containers.find(({ mime }) => MediaRecorder.isTypeSupported(mime));
  const media = new MediaRecorder(
    stream,
    container ? { mimeType: container.mime, audioBitsPerSecond: 64_000 } : undefined,
  );
  const startedAt = new Date();
  const type = media.mimeType || container?.mime || 'audio/webm';
  const name = fileName(container?.extension ?? 'webm', startedAt);
  const chunks: Blob[] = [];
  const keeper = keepRecording({ name, type, started_at: startedAt.getTime() }, onFull);
  const meter = levelMeter(stream);
  const releaseScreen = holdScreen();
  let before_ms = 0;
  let since: number | null = performance.now();
  let closing = false;

  const elapsed_s = (): number => (before_ms + (since === null ? 0 : performance.now() - since)) / 1000;
  const hold = (): void => {
    if (since !== null) before_ms += performance.now() - since;
    since = null;
  };
  const close = (): void => {
    closing = true;
    hold();
    meter.close();
    releaseScreen();
    releaseTracks();
  };
  media.addEventListener('dataavailable', (event) => {
    if (event.data.size === 0) return;
    chunks.push(event.data);
    keeper.add(event.data, elapsed_s());
  });
  for (const track of stream.getTracks()) {
    track.addEventListener('ended', () => {
      if (!closing) onGone();
    });
  }
  media.start(1000);

  return {
    pause() {
      if (media.state === 'recording') media.pause();
      hold();
    },
    resume() {
      if (media.state === 'paused') media.resume();
      since ??= performance.now();
    },
    stop: () =>
      new Promise((resolve) => {
        const finish = (): void => {
          close();
          const file = new File(chunks, name, { type, lastModified: startedAt.getTime() });
          void keeper.close().then((kept) => resolve({ file, kept, drop: keeper.drop }));
        };
        if (media.state === 'inactive') return finish();
        media.addEventListener('stop', finish, { once: true });
        media.stop();
      }),
    discard() {
      close();
      if (media.state !== 'inactive') media.stop();
      chunks.length = 0;
      void keeper.drop();
    },
    elapsed_s,
    level_dbfs: meter.level_dbfs,
  };
}
