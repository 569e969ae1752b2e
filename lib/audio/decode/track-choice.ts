import type { Detect } from '#lib/audio/speech-spans/channel-splitter';
import type { Decoder, OpenedSound } from './decoder.ts';
import { vadFrame } from '#lib/audio/speech-spans/voice-activity';

/** How much of each track is checked for speech, in seconds of sound. */
const listened_s = 300;
/** The least speech of a useful track, in seconds. */
const saysSomething_s = 1;
const rate = 16_000;
const speechFrom = 0.5;

/** Opens a file with its useful tracks: one or two are used as they are; of more, the two with the most speech. */
export async function chooseTracks(decoder: Decoder, path: string, detector: () => Detect): Promise<OpenedSound> {
  const media = await decoder.open(path);
  const { tracks } = media.info;
  if (tracks.length <= 2) return media;
  media.close();
  const said: { index: number; speech_s: number }[] = [];
  for (const index of tracks.keys()) said.push({ index, speech_s: await speechIn(decoder, path, index, detector()) });
  const most = said
    .toSorted((a, b) => b.speech_s - a.speech_s)
    .slice(0, 2)
    .filter(({ speech_s }, place) => place === 0 || speech_s >= saysSomething_s);
  return decoder.open(path, { tracks: most.map(({ index }) => index).toSorted((a, b) => a - b) });
}

/** Seconds of speech near the beginning of a track; 0 if it cannot be decoded. */
async function speechIn(decoder: Decoder, path: string, track: number, detect: Detect): Promise<number> {
  const media = await decoder.open(path, { tracks: [track], mostChannels: 1, sample_rate_hz: rate }).catch(() => null);
  if (!media) return 0;
  try {
    const frame = new Float32Array(vadFrame);
    let [filled, samples, spoken] = [0, 0, 0];
    for (let block = await media.next(); block && samples < listened_s * rate; block = await media.next()) {
      samples += block.length;
      for (const value of block) {
        frame[filled++] = value;
        if (filled < vadFrame) continue;
        filled = 0;
        if ((await detect(frame)) >= speechFrom) spoken += vadFrame;
      }
    }
    return spoken / rate;
  } finally {
    media.close();
  }
}
