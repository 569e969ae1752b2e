import { createPowerSpectrum } from './power-spectrum.ts';

const rate = 16_000;
const size = 256;
/** Samples at 16 kHz per call: 16 ms. */
export const balanceWindow = size;

const bin = (hertz: number): number => Math.round((hertz * size) / rate);

/**
 * The alpha ratio in dB: energy from 1 to 5 kHz over that from 50 Hz to 1 kHz (Sundberg and Nordenberg 2006, Journal of
 * the Acoustical Society of America 120; bands as in eGeMAPS, Eyben et al. 2016). It does not depend on the recording's
 * gain, but on the microphone and the vowel. null for silence.
 */
export function createSpectralBalance(): (samples: Float32Array) => number | null {
  const spectrum = createPowerSpectrum(size);
  const window = new Float64Array(size);
  return (samples) => {
    for (let index = 0; index < size; index++) window[index] = samples[index] ?? 0;
    const powers = spectrum(window);
    let low = 0;
    let high = 0;
    for (let index = bin(50); index < bin(5_000); index++) {
      if (index < bin(1_000)) low += powers[index] ?? 0;
      else high += powers[index] ?? 0;
    }
    return low < 1e-9 || high < 1e-12 ? null : 10 * Math.log10(high / low);
  };
}
