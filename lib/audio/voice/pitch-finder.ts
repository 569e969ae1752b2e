import { PitchDetector } from 'pitchy';

/** Voices from a low bass to a child; in hertz. */
const minPitch = 60;
const maxPitch = 500;
/**
 * The least clarity (height of the normalised peak, 0 to 1) of a voiced window; below it is breath, noise or a
 * consonant.
 */
export const voicedFrom = 0.85;
/**
 * The first peak at least this close to the highest one is the pitch (McLeod and Wyvill recommend 0.8 to 1). If that
 * would be below all voices, several periods of an uneven voice were taken for one, and a lower peak is accepted.
 */
const nearHighest = 0.9;
const lessNear = 0.8;
/** Noise has less clarity than this and is not searched again. */
const uneven = 0.7;
/** Half the rate is enough for pitches below 500 Hz, and takes half the time. */
const rate = 8_000;
const windowSize = 512;

/** Samples at 16 kHz per call: 64 ms, four periods of the lowest voice. */
export const pitchWindow = windowSize * 2;

export interface FoundPitch {
  /** 0 if nothing repeats at the pitch of a voice. */
  hertz: number;
  /** 0 to 1; voiced from `voicedFrom` on. */
  clarity: number;
}

/** Fundamental frequency by McLeod's pitch method (McLeod and Wyvill 2005, International Computer Music Conference). */
export function createPitchFinder(): (samples: Float32Array) => FoundPitch {
  const detector = PitchDetector.forFloat32Array(windowSize);
  const half = new Float32Array(windowSize);
  return (samples) => {
    // The mean of neighbours is a sufficient low-pass: aliases come from above 4 kHz, where voices have little energy.
    for (let index = 0; index < windowSize; index++)
      half[index] = ((samples[2 * index] ?? 0) + (samples[2 * index + 1] ?? 0)) / 2;
    detector.clarityThreshold = nearHighest;
    let [hertz, clarity] = detector.findPitch(half, rate);
    if (hertz > 0 && hertz < minPitch && clarity >= uneven) {
      detector.clarityThreshold = lessNear;
      [hertz, clarity] = detector.findPitch(half, rate);
    }
    return hertz >= minPitch && hertz <= maxPitch ? { hertz, clarity } : noPitch;
  };
}

/** The pitch of a stretch without voice. */
export const noPitch: FoundPitch = { hertz: 0, clarity: 0 };

/** Frames on each side to compare a frame with. */
const neighbourhood = 5;
/** A larger ratio to the neighbours' median is an octave error. */
const octaveJump = 1.6;

/**
 * Drops octave errors and isolated voiced frames: a change that no voice makes within 40 ms is an error of the
 * detector.
 */
export function cleanPitch(pitch: Float32Array): Float32Array {
  return pitch.map((value, index) => {
    if (value === 0) return 0;
    const around = [...pitch.subarray(Math.max(0, index - neighbourhood), index + neighbourhood + 1)]
      .filter((other) => other > 0)
      .toSorted((a, b) => a - b);
    const median = around[Math.floor(around.length / 2)] ?? value;
    const ratio = value / median;
    return around.length < 3 || ratio > octaveJump || ratio < 1 / octaveJump ? 0 : value;
  });
}
