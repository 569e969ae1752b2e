import { recorderSentence } from '#lib/client/recording/recorder-errors';
import { meterOf } from '#lib/client/recording/meter-of';
import { liveMessages } from '#lib/messages/live';

/** The source of the sound: the microphone, the sound of this device, or both, each on its own channel. */
export type SoundSource = 'microphone' | 'system' | 'both';

/** One side of the recording. */
export interface Voice {
  name: string;
  /** RMS in dBFS, −100 at the lowest. */
  level_dbfs: () => number;
}

export interface CaptureEvents {
  onFrame: (pcm: Uint8Array<ArrayBuffer>) => void;
  /**
   * The sound stopped although nobody paused: a call came in, the screen was locked, the system took the microphone.
   */
  onHeld: () => void;
  /** The sound is back. */
  onBack: () => void;
  /** A device was removed, or the sharing of a tab was ended. */
  onGone: () => void;
}

/** Sound whose level can be shown before it is recorded. */
export interface Capture {
  source: SoundSource;
  sample_rate_hz: number;
  channels: 1 | 2;
  voices: readonly Voice[];
  /** Samples of a whole frame, per channel. */
  frame_samples: number;
  /** Loads the frame maker. Rejects if the browser does not support it. Frames come from `resume` on. */
  prepare: (events: CaptureEvents) => Promise<void>;
  resume: () => void;
  /** Resolves when the last frame before the pause has been passed on. */
  pause: () => Promise<void>;
  /** Releases the devices; a second call does nothing. */
  close: () => void;
}

export type CaptureStart = { kind: 'open'; capture: Capture } | { kind: 'failed'; sentence: string };

const frame_s = 0.2;
const highestRate_hz = 48_000;
/** A worklet that does not answer, as in a frozen page, must not prevent a pause. */
const pauseTimeoutMs = 1000;

/**
 * Filters for the microphone. They keep the sound of the loudspeaker out of it when both sides of a call are recorded.
 */
const cleaning = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

export function canShareSound(): boolean {
  return 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;
}

/** Asks the browser for the sound; at a given rate when a recording continues. Never rejects. */
export async function openCapture(
  source: SoundSource,
  deviceId: string | null,
  rate_hz: number | null = null,
): Promise<CaptureStart> {
  const streams: { name: string; stream: MediaStream }[] = [];
  const release = (): void => streams.forEach(({ stream }) => stream.getTracks().forEach((track) => track.stop()));
  try {
    if (source !== 'system')
      streams.push({
        name: liveMessages.microphoneTitle,
        stream: await navigator.mediaDevices.getUserMedia({
          audio: { ...cleaning, ...(deviceId === null ? {} : { deviceId: { ideal: deviceId } }) },
        }),
      });
    if (source !== 'microphone') {
      const shared = await sharedSound();
      if (shared === null) {
        release();
        return {
          kind: 'failed',
          sentence: liveMessages.noSharedSound,
        };
      }
      streams.push({ name: liveMessages.tabTitle, stream: shared });
    }
    return { kind: 'open', capture: captureOf(source, streams, release, rate_hz) };
  } catch (error) {
    release();
    return { kind: 'failed', sentence: source === 'system' ? sharingSentence(error) : recorderSentence(error) };
  }
}

/** The picture is requested because browsers share no sound without it; it is not used. */
async function sharedSound(): Promise<MediaStream | null> {
  const shared = await navigator.mediaDevices.getDisplayMedia({
    video: true,
    audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  });
  for (const track of shared.getVideoTracks()) track.enabled = false;
  if (shared.getAudioTracks().length > 0) return shared;
  for (const track of shared.getTracks()) track.stop();
  return null;
}

function sharingSentence(error: unknown): string {
  if (error instanceof DOMException && error.name === 'NotAllowedError') return liveMessages.nothingShared;
  return liveMessages.cannotShare;
}

/** The device's own rate, unless it is above 48 kHz. */
function audioContext(rate_hz: number | null): AudioContext {
  if (rate_hz !== null) return new AudioContext({ latencyHint: 'balanced', sampleRate: rate_hz });
  const own = new AudioContext({ latencyHint: 'balanced' });
  if (own.sampleRate <= highestRate_hz) return own;
  void own.close();
  return new AudioContext({ latencyHint: 'balanced', sampleRate: highestRate_hz });
}

function captureOf(
  source: SoundSource,
  streams: readonly { name: string; stream: MediaStream }[],
  release: () => void,
  rate_hz: number | null,
): Capture {
  const context = audioContext(rate_hz);
  // Some browsers create it suspended, since the permission came between the press and now.
  void context.resume();
  const channels = streams.length > 1 ? 2 : 1;
  const frame_samples = Math.round(context.sampleRate * frame_s);
  const sides = streams.map(({ name, stream }) => {
    const mono = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' });
    context.createMediaStreamSource(stream).connect(mono);
    return { name, mono };
  });
  const voices = sides.map(({ name, mono }): Voice => ({ name, level_dbfs: meterOf(context, mono) }));
  const sound = new ChannelMergerNode(context, { numberOfInputs: channels });
  sides.forEach(({ mono }, index) => mono.connect(sound, 0, index));
  const tracks = streams.flatMap(({ stream }) => stream.getAudioTracks());
  let node: AudioWorkletNode | null = null;
  let [running, closing] = [false, false];
  let paused: (() => void) | null = null;
  const wake = (): void => {
    if (!closing && document.visibilityState === 'visible' && context.state !== 'running') void context.resume();
  };

  return {
    source,
    sample_rate_hz: context.sampleRate,
    channels,
    voices,
    frame_samples,
    async prepare({ onFrame, onHeld, onBack, onGone }) {
      await context.audioWorklet.addModule('/live-frames.js');
      node = new AudioWorkletNode(context, 'live-frames', {
        channelCount: channels,
        channelCountMode: 'explicit',
        processorOptions: { channels, samples: frame_samples },
      });
      node.port.onmessage = ({ data }: MessageEvent<ArrayBuffer | 'paused'>) => {
        if (data === 'paused') paused?.();
        else onFrame(new Uint8Array(data));
      };
      sound.connect(node);
      // It outputs silence; some browsers only run nodes that are connected to the loudspeaker.
      node.connect(context.destination);
      const isHeld = (): boolean => context.state !== 'running' || tracks.some((track) => track.muted);
      const look = (): void => {
        if (closing || !running) return;
        if (isHeld()) onHeld();
        else onBack();
      };
      context.addEventListener('statechange', look);
      for (const track of tracks) {
        track.addEventListener('mute', look);
        track.addEventListener('unmute', look);
        track.addEventListener('ended', () => !closing && onGone());
      }
      document.addEventListener('visibilitychange', wake);
    },
    resume() {
      running = true;
      void context.resume();
      node?.port.postMessage('start');
    },
    pause() {
      if (!node) return Promise.resolve();
      const { port } = node;
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, pauseTimeoutMs);
        paused = () => {
          clearTimeout(timer);
          resolve();
        };
        port.postMessage('pause');
      });
    },
    close() {
      if (closing) return;
      closing = true;
      document.removeEventListener('visibilitychange', wake);
      node?.port.postMessage('end');
      node?.disconnect();
      release();
      void context.close();
    },
  };
}
