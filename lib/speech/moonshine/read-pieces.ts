import type { SpeechSpan } from '#lib/audio/contract';
import { withoutHallucinations, minVoiced, voicedSeconds } from '#lib/speech/hallucinations';
import type { Recognition } from './moonshine-model.ts';
import { type Passage, passagesOf } from '#lib/speech/passages';
import type { RecogniseInput } from './recogniser-child.ts';

/** The files of the sound: of the mix, and of each channel. */
export interface SoundFiles {
  pcm_path: string;
  channel_pcm_paths?: readonly string[] | undefined;
}

/** Reads consecutive pieces of one channel together; a piece whose words were lost is read again alone. */
export function pieceReader(
  { pcm_path: mixed, channel_pcm_paths }: SoundFiles,
  recognise: (input: RecogniseInput) => Promise<Recognition>,
): (together: readonly SpeechSpan[]) => Promise<Passage[]> {
  const read = async (together: readonly SpeechSpan[]): Promise<Passage[]> => {
    const [first, last] = [together[0], together.at(-1)];
    if (!first || !last) return [];
    const { channel, start_s } = first;
    const piece = { start_s, end_s: last.end_s, voiced: together.flatMap(({ voiced }) => voiced) };
    if (voicedSeconds(piece) < minVoiced) return [];
    const pcm_path = channel === undefined ? mixed : (channel_pcm_paths?.[channel - 1] ?? mixed);
    const result = await recognise({ pcm_path, start_s, end_s: piece.end_s });
    const words = withoutHallucinations(piece, result).map((word) => ({
      ...word,
      start_s: start_s + word.start_s,
      end_s: start_s + word.end_s,
    }));
    const one = (span: SpeechSpan): Promise<Passage[]> => read([span]);
    if (together.length === 1) return passagesOf(together, words);
    if (words.length === 0 || result.hitLimit) return (await Promise.all(together.map(one))).flat();
    const passages = passagesOf(together, words).map((passage) =>
      'gap' in passage ? one(passage.span) : Promise.resolve([passage]),
    );
    return (await Promise.all(passages)).flat();
  };
  return read;
}
