/** The sample rates of MP3; the copy uses the lowest one that loses nothing, or 48 kHz. */
const rates = [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000];

export interface Mp3Shape {
  sample_rate_hz: number;
  channels: 1 | 2;
  /** Samples per encoder frame: 576 below 32 kHz (MPEG-2 and 2.5), else 1,152. */
  frameSize: number;
  bit_rate_bps: number;
}

/** Constant bit rate, because every browser can seek that exactly. */
export function mp3Shape(sample_rate_hz: number, channels: number): Mp3Shape {
  const rate = rates.find((candidate) => candidate >= sample_rate_hz) ?? 48_000;
  const perChannel = rate <= 12_000 ? 32_000 : rate <= 24_000 ? 48_000 : 64_000;
  return {
    sample_rate_hz: rate,
    channels: channels === 1 ? 1 : 2,
    frameSize: rate < 32_000 ? 576 : 1_152,
    bit_rate_bps: channels === 1 ? perChannel : 2 * perChannel,
  };
}
