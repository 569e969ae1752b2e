import { writeFile } from 'node:fs/promises';

/** One channel of samples, -1 to 1. */
export type Sound = Float32Array;

export function silence(seconds: number, rate: number): Sound {
  return new Float32Array(Math.round(seconds * rate));
}

/** `dbfs` is the peak of the sine. */
export function tone(hertz: number, seconds: number, rate: number, dbfs: number): Sound {
  return complexTone({ hertz, partials: 1 }, seconds, rate, dbfs);
}

/** Partials above the first, with the same fundamental; `dbfs` is at least the peak. */
export function complexTone(
  { hertz, partials }: { hertz: number; partials: number },
  seconds: number,
  rate: number,
  dbfs: number,
): Sound {
  const peak = 10 ** (dbfs / 20) / partials;
  return silence(seconds, rate).map((_, index) => {
    let sum = 0;
    for (let partial = 1; partial <= partials; partial++)
      sum += Math.sin((2 * Math.PI * hertz * partial * index) / rate);
    return peak * sum;
  });
}

/** White noise with a fixed seed, the same in every run. `colour` pink or brown attenuates high frequencies. */
export function noise(
  seconds: number,
  rate: number,
  dbfs: number,
  colour: 'white' | 'pink' | 'brown' = 'white',
): Sound {
  let seed = 42;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 31 - 1;
  };
  const poles = colour === 'white' ? [] : colour === 'brown' ? [0.998] : [0.997, 0.95, 0.6];
  const states = poles.map(() => 0);
  const raw = silence(seconds, rate).map(() => {
    const white = random();
    if (poles.length === 0) return white;
    return poles.reduce((sum, pole, index) => {
      states[index] = pole * (states[index] ?? 0) + (1 - pole) * white;
      return sum + (states[index] ?? 0) * (colour === 'pink' ? 3 : 1);
    }, 0);
  });
  const rms = Math.sqrt(raw.reduce((sum, value) => sum + value * value, 0) / raw.length);
  return raw.map((value) => Math.max(-1, Math.min(1, (value / rms) * 10 ** (dbfs / 20))));
}

export interface VoiceShape {
  /** Mean, in hertz. */
  pitch_hz: number;
  /** Semitones by which the pitch rises from start to end. Default 0. */
  glide_semitones?: number;
  /** Jitter (local) as a ratio, exact for the generated pulses. Default 0. */
  jitter?: number;
  /** Shimmer (local) in dB, exact for the generated pulses. Default 0. */
  shimmer_db?: number;
  /** Power of the voice over that of the added white noise. Default: no noise. */
  hnr_db?: number;
  /** RMS of the voice; default -20 dBFS. */
  dbfs?: number;
  /** How much lower each formant is per octave above the first; default 9 dB. More sounds softer. */
  tilt_db?: number;
}

const formants = [
  [600, 90],
  [1_400, 110],
  [2_500, 140],
  [3_500, 200],
] as const;

/** A vowel: a train of pulses at exact times between the samples, each of which excites four formants. */
export function voice(
  seconds: number,
  rate: number,
  { pitch_hz, glide_semitones = 0, jitter = 0, shimmer_db = 0, hnr_db, dbfs = -20, tilt_db = 9 }: VoiceShape,
): Sound {
  const count = Math.ceil(seconds * pitch_hz * 2 ** (Math.abs(glide_semitones) / 12)) + 2;
  const lengths = perturbed(count, 7, jitter);
  const sizes = perturbed(count, 11, shimmer_db);
  const out = silence(seconds, rate);
  let at_s = 0;
  for (let index = 0; index < count && at_s < seconds; index++) {
    const size = 10 ** ((sizes[index] ?? 0) / 20);
    const first = Math.ceil(at_s * rate);
    for (const [hertz, bandwidth] of formants) {
      const peak = size * 10 ** ((-tilt_db * Math.log2(hertz / formants[0][0])) / 20);
      const ring = (since_s: number): number =>
        peak * Math.exp(-Math.PI * bandwidth * since_s) * Math.sin(2 * Math.PI * hertz * since_s);
      const decay = Math.exp((-Math.PI * bandwidth) / rate);
      const turn = 2 * decay * Math.cos((2 * Math.PI * hertz) / rate);
      let [before, now] = [ring(first / rate - at_s), ring((first + 1) / rate - at_s)];
      for (let sample = first; sample < Math.min(out.length, first + rate * 0.06); sample++) {
        out[sample] = (out[sample] ?? 0) + before;
        [before, now] = [now, turn * now - decay * decay * before];
      }
    }
    at_s += (1 + (lengths[index] ?? 0)) / (pitch_hz * 2 ** ((glide_semitones * (at_s / seconds - 0.5)) / 12));
  }
  const power = out.reduce((sum, value) => sum + value * value, 0) / out.length;
  const level = 10 ** (dbfs / 20) / Math.sqrt(power);
  const hiss = hnr_db === undefined ? null : noise(seconds, rate, dbfs - hnr_db);
  return out.map((value, index) => value * level + (hiss?.[index] ?? 0));
}

/** Normally distributed values whose mean absolute difference from one to the next is `step`. */
function perturbed(count: number, seed: number, step: number): number[] {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const raw = Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random()),
  );
  const steps =
    raw.slice(1).reduce((sum, value, index) => sum + Math.abs(value - (raw[index] ?? 0)), 0) / Math.max(1, count - 1);
  return raw.map((value) => (value * step) / steps);
}

/** Instrumental music: chords of decaying strings with a beat, no voice. */
export function music(seconds: number, rate: number): Sound {
  const chords = [
    [220, 277.2, 329.6],
    [174.6, 220, 261.6],
    [196, 246.9, 293.7],
    [164.8, 207.7, 246.9],
  ];
  return silence(seconds, rate).map((_, index) => {
    const at = index / rate;
    const chord = chords[Math.floor(at / 2) % chords.length] ?? [];
    const inBeat = at % 0.5;
    let sum = 0;
    for (const hertz of chord)
      for (let partial = 1; partial <= 4; partial++)
        sum += (Math.sin(2 * Math.PI * hertz * partial * at) / partial) * Math.exp(-inBeat * 3 * partial);
    return 0.1 * sum + 0.3 * Math.sin(2 * Math.PI * 60 * at) * Math.exp(-inBeat * 20);
  });
}

export function join(...sounds: Sound[]): Sound {
  const whole = new Float32Array(sounds.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const sound of sounds) {
    whole.set(sound, at);
    at += sound.length;
  }
  return whole;
}

/** Writes 16-bit PCM; one sound per channel, all of the same length. */
export async function writeWav(path: string, rate: number, ...channels: Sound[]): Promise<string> {
  const frames = channels[0]?.length ?? 0;
  const data = Buffer.alloc(44 + frames * channels.length * 2);
  data.write('RIFF', 0, 'latin1');
  data.writeUInt32LE(data.length - 8, 4);
  data.write('WAVEfmt ', 8, 'latin1');
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(channels.length, 22);
  data.writeUInt32LE(rate, 24);
  data.writeUInt32LE(rate * channels.length * 2, 28);
  data.writeUInt16LE(channels.length * 2, 32);
  data.writeUInt16LE(16, 34);
  data.write('data', 36, 'latin1');
  data.writeUInt32LE(data.length - 44, 40);
  let at = 44;
  for (let frame = 0; frame < frames; frame++) {
    for (const channel of channels) {
      data.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round((channel[frame] ?? 0) * 32_768))), at);
      at += 2;
    }
  }
  await writeFile(path, data);
  return path;
}
