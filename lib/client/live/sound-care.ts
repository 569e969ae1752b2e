/** Problems that can still be fixed during the recording. */
export type Advice = 'silent' | 'quiet' | 'clipping';

export interface Care {
  advice: Advice | null;
  /** Seconds since the level last rose above the background. */
  silent_s: number;
}

export interface Level {
  /** dBFS, −100 at the lowest. */
  rms_dbfs: number;
  /** 0 to 1. */
  peak: number;
}

/** Below this level nothing can be heard: a muted microphone. */
const nothing_dbfs = -65;
/** The loudest level of 15 s should reach this. */
const audible_dbfs = -42;
const full_scale = 0.99;
const window_s = { nothing: 5, quiet: 15, clipping: 10, floor: 30 } as const;
/** This many frames at full scale within the window are not a coincidence. */
const clippedFrames = 3;
/** A level this far above the background, in dB, and above this absolute level, may be speech. */
const above = { floor_db: 10, least_dbfs: -55 } as const;

/** The level of the loudest channel in one frame of interleaved 16-bit samples. */
export function levelOf(pcm: Uint8Array<ArrayBuffer>, channels: number): Level {
  const samples = new Int16Array(pcm.buffer, pcm.byteOffset, Math.floor(pcm.byteLength / 2));
  let [loudest, peak] = [0, 0];
  for (let channel = 0; channel < channels; channel += 1) {
    let sum = 0;
    for (let at = channel; at < samples.length; at += channels) {
      const sample = (samples[at] ?? 0) / 32_768;
      sum += sample * sample;
      peak = Math.max(peak, Math.abs(sample));
    }
    loudest = Math.max(loudest, (sum * channels) / samples.length);
  }
  return { rms_dbfs: loudest > 1e-10 ? 10 * Math.log10(loudest) : -100, peak };
}

/** Watches the level of the recording, frame by frame; times are those of the sound. */
export function createSoundCare(frame_s: number): { add: (level: Level) => Care; heard: () => void } {
  const most = Math.ceil(window_s.floor / frame_s);
  const recent: Level[] = [];
  let silent_s = 0;
  const last = (seconds: number): Level[] => recent.slice(-Math.ceil(seconds / frame_s));
  const covers = (seconds: number): boolean => recent.length >= Math.ceil(seconds / frame_s);

  function advice(): Advice | null {
    if (covers(window_s.nothing) && last(window_s.nothing).every(({ rms_dbfs }) => rms_dbfs < nothing_dbfs))
      return 'silent';
    if (last(window_s.clipping).filter(({ peak }) => peak >= full_scale).length >= clippedFrames) return 'clipping';
    const loudest = last(window_s.quiet).reduce((max, { rms_dbfs }) => Math.max(max, rms_dbfs), -100);
    if (covers(window_s.quiet) && loudest < audible_dbfs && silent_s < window_s.quiet) return 'quiet';
    return null;
  }

  return {
    add(level) {
      recent.push(level);
      if (recent.length > most) recent.shift();
      const levels = recent.map(({ rms_dbfs }) => rms_dbfs).toSorted((a, b) => a - b);
      const floor = levels[Math.floor(levels.length / 10)] ?? -100;
      silent_s = level.rms_dbfs > Math.max(above.least_dbfs, floor + above.floor_db) ? 0 : silent_s + frame_s;
      return { advice: advice(), silent_s };
    },
    /** Recognised words mean speech, whatever the level. */
    heard() {
      silent_s = 0;
    },
  };
}
