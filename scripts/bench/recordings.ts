import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { samplePath } from '#e2e/support/audio';
import { transcode } from '#scripts/transcode';

const cache = join(import.meta.dirname, '../../node_modules/.cache/undertone/audio');
/** The argument lasts 62.8 s; three hours stay under the limit of 180 minutes. */
const repeats = { one: 58, three: 171 } as const;

/** The argument repeated, as an MP3 of about one or three hours at 44.1 kHz. Kept between runs. */
export async function hoursOfSpeech(hours: keyof typeof repeats): Promise<string> {
  const path = join(cache, `argument-${repeats[hours]}-times.mp3`);
  if (existsSync(path)) return path;
  console.log(`Making the recording of ${hours} ${hours === 'one' ? 'hour' : 'hours'}, once.`);
  await transcode(samplePath('argument'), path, {
    encoder: 'libmp3lame',
    sample_rate_hz: 44_100,
    bit_rate_bps: 64_000,
    repeat: repeats[hours],
  });
  return path;
}
