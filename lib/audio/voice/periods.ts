import { peakBetween, interpolationDepth } from '#lib/audio/measure/interpolation';

/** How much shorter or longer than expected a period may be; Praat's "To PointProcess (cc)" uses the same range. */
const shortest = 0.8;
const longest = 1.25;
/** A period that correlates less with the previous one is not a period any more. */
const leastCorrelation = 0.6;
/**
 * The part of a period that is compared, as shares of it before and after its main peak: the pulse, and little of the
 * previous one's ringing.
 */
const before = 0.15;
const after = 0.3;
/**
 * Reduces the ringing of the lowest formant: x[n] - 0.7 x[n - 1]. A larger value follows short periods better, but also
 * noise.
 */
const preemphasis = 0.7;

/** One period of a voice: where its main peak lies, in samples, and how high that is. */
export interface Pulse {
  at: number;
  peak: number;
}

/**
 * The periods of a voiced sound, found by waveform matching (Titze and Liang 1993, Journal of Speech and Hearing
 * Research 36; Praat's "Sound & Pitch: To PointProcess (cc)" does the same with a whole period): from the largest peak
 * on, the next period is where the stretch around the peak correlates best, interpolated between samples. `period` is
 * the expected one, in samples. Pulses come in order of time; the series ends where the sound stops repeating itself.
 */
export function findPulses(samples: Float32Array, period: number): Pulse[] {
  const shaped = samples.map((sample, index) => sample - preemphasis * (samples[index - 1] ?? 0));
  const margin = Math.ceil(period * 0.5) + interpolationDepth + 2;
  const start = largestPeak(shaped, margin, Math.min(samples.length - margin, margin + Math.ceil(period)));
  if (start === null) return [];
  const marks = [start];
  let expected = period;
  for (let at = start; ;) {
    const length = nextPeriod(shaped, Math.round(at), expected, period);
    if (length === null || at + length > samples.length - margin) break;
    at += length;
    // The next period is expected to be like this one, pulled towards the pitch of the whole, so that no error
    // accumulates.
    expected = (length + period) / 2;
    marks.push(at);
  }
  const peaks = peaksAt(samples, marks, period * 0.2);
  return marks.map((at, index) => ({ at, peak: peaks[index] ?? 0 }));
}

function largestPeak(samples: Float32Array, from: number, to: number): number | null {
  let at = from;
  for (let index = from; index < to; index++)
    if (Math.abs(samples[index] ?? 0) > Math.abs(samples[at] ?? 0)) at = index;
  return to <= from || (samples[at] ?? 0) === 0 ? null : at;
}

/** The length of the period whose pulse is at `centre`; null if nothing similar follows. */
function nextPeriod(samples: Float32Array, centre: number, expected: number, period: number): number | null {
  const from = Math.floor(expected * shortest);
  const to = Math.ceil(expected * longest);
  const [left, right] = [Math.round(period * before), Math.round(period * after)];
  if (centre + to + right >= samples.length) return null;
  let own = 0;
  let other = 0;
  for (let step = -left; step <= right; step++) {
    own += (samples[centre + step] ?? 0) ** 2;
    other += (samples[centre + from + step] ?? 0) ** 2;
  }
  const heights = new Float64Array(to - from + 1);
  let best = from;
  for (let lag = from; lag <= to; lag++) {
    let product = 0;
    for (let step = -left; step <= right; step++)
      product += (samples[centre + step] ?? 0) * (samples[centre + lag + step] ?? 0);
    heights[lag - from] = product / Math.sqrt(own * other + 1e-20);
    if ((heights[lag - from] ?? 0) > (heights[best - from] ?? 0)) best = lag;
    other = Math.max(
      0,
      other + (samples[centre + lag + right + 1] ?? 0) ** 2 - (samples[centre + lag - left] ?? 0) ** 2,
    );
  }
  const [lower, top, upper] = [heights[best - from - 1], heights[best - from] ?? 0, heights[best - from + 1]];
  if (top < leastCorrelation || lower === undefined || upper === undefined) return null;
  const curve = lower - 2 * top + upper;
  return best + (curve < 0 ? (lower - upper) / (2 * curve) : 0);
}

/** Heights of the main peaks near the marks, positive or negative, whichever is larger. */
function peaksAt(samples: Float32Array, marks: readonly number[], reach: number): number[] {
  const highest = (sign: 1 | -1): number[] =>
    marks.map((mark) => {
      let best = Math.round(mark);
      for (let index = Math.ceil(mark - reach); index <= mark + reach; index++)
        if (sign * (samples[index] ?? 0) > sign * (samples[best] ?? 0)) best = index;
      return best;
    });
  const total = (places: readonly number[]): number =>
    Math.abs(places.reduce((sum, place) => sum + (samples[place] ?? 0), 0));
  const [up, down] = [highest(1), highest(-1)];
  if (total(up) >= total(down)) return up.map((place) => peakBetween(samples, place - 1, place + 1).value);
  const turned = samples.map((sample) => -sample);
  return down.map((place) => peakBetween(turned, place - 1, place + 1).value);
}
