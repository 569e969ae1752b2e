import type { AcousticTracks, SpeechLevels } from '#lib/audio/contract';

/** A 20 ms step counts as speech from the first probability on, and as background below the second. */
const speechFrom = 0.5;
const backgroundBelow = 0.15;
/**
 * The first and last moments of a pause hold breath and echo: background is measured only this far from speech, in
 * seconds.
 */
const awayFromSpeech = 0.15;
/** The least background to measure, in seconds. */
const minBackground = 0.3;
/** Without pauses the quietest tenth stands for the background. */
const quietShare = 0.1;
const floorDbfs = -120;
/** A higher ratio, in dB, only means digital silence between words. */
const maxSnrDb = 80;
/** Speech levels are compared between stretches of this many seconds of speech. */
const stretch_s = 1;

/** Levels of speech and of its background, separated by voice activity. */
export function speechLevels({ hop_s, intensity_dbfs, speech }: AcousticTracks): SpeechLevels {
  const isSpeech = speech.map((probability) => (probability >= speechFrom ? 1 : 0));
  const spoken = [...intensity_dbfs].filter((_, index) => isSpeech[index] === 1);
  const away = Math.round(awayFromSpeech / hop_s);
  const background: number[] = [];
  let sinceSpeech = Infinity;
  for (let index = 0; index < speech.length; index++) {
    sinceSpeech = isSpeech[index] === 1 ? 0 : sinceSpeech + 1;
    const isNear = sinceSpeech <= away || isSpeech.subarray(index, index + away + 1).includes(1);
    if (!isNear && (speech[index] ?? 1) < backgroundBelow) background.push(intensity_dbfs[index] ?? floorDbfs);
  }
  const sorted = Float32Array.from(background.length * hop_s >= minBackground ? background : intensity_dbfs).toSorted();
  const noise_dbfs =
    sorted.length === 0
      ? null
      : background.length * hop_s >= minBackground
        ? meanLevel(background)
        : (sorted[Math.floor(sorted.length * quietShare)] ?? null);
  const enough = spoken.length * hop_s >= 0.2;
  const level = enough ? meanLevel(spoken) : null;
  return {
    speech_ratio: speech.length === 0 ? 0 : spoken.length / speech.length,
    speech_dbfs: level,
    background_noise_dbfs: noise_dbfs,
    signal_to_noise_ratio_db: level === null || noise_dbfs === null ? null : signalToNoise(level, noise_dbfs),
    level_spread_db: spread(spoken, Math.round(stretch_s / hop_s)),
  };
}

/** Speech includes the noise, so the noise's power is subtracted first. */
function signalToNoise(level_dbfs: number, noise_dbfs: number): number {
  const noise = 10 ** (noise_dbfs / 10);
  const clean = Math.max(10 ** (level_dbfs / 10) - noise, noise * 0.01);
  return Math.min(maxSnrDb, 10 * Math.log10(clean / noise));
}

function meanLevel(levels_dbfs: number[]): number {
  const power = levels_dbfs.reduce((sum, level) => sum + 10 ** (level / 10), 0) / levels_dbfs.length;
  return Math.max(floorDbfs, 10 * Math.log10(power));
}

function spread(levels_dbfs: number[], length: number): number | null {
  const stretches = Array.from({ length: Math.floor(levels_dbfs.length / length) }, (_, index) =>
    meanLevel(levels_dbfs.slice(index * length, (index + 1) * length)),
  );
  if (stretches.length < 3) return null;
  const mean = stretches.reduce((sum, level) => sum + level, 0) / stretches.length;
  return Math.sqrt(stretches.reduce((sum, level) => sum + (level - mean) ** 2, 0) / stretches.length);
}
