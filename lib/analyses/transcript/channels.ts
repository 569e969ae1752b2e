import type { Transcript } from './schema.ts';
import type { ChannelSpeaker } from '#lib/audio/contract';
import type { RecognisedSegment } from '#lib/speech/contract';

/** Who speaks in each segment, and when each voice is heard. */
export interface SpeakersByChannel {
  bySegment: (string | null)[];
  speaker_spans: Transcript['speaker_spans'];
}

/**
 * Speakers by the channel that each segment was heard on. Both have to have said words: a channel with coughs or music
 * alone is no speaker, and then nobody is named. Segments that were heard in the mix keep what the engine said.
 */
export function speakersByChannel(
  recognised: readonly RecognisedSegment[],
  speakers: readonly ChannelSpeaker[] | null,
): SpeakersByChannel {
  const known =
    speakers &&
    speakers.length > 1 &&
    speakers.every(({ channel }) => recognised.some((segment) => segment.channel === channel))
      ? speakers
      : null;
  return {
    bySegment: recognised.map(({ channel, speaker }) =>
      channel === undefined ? speaker : (known?.find((entry) => entry.channel === channel)?.speaker ?? null),
    ),
    speaker_spans: known
      ? known
          .flatMap(({ speaker, spans }) => spans.map((span) => ({ speaker, ...span })))
          .toSorted((a, b) => a.start_s - b.start_s)
      : null,
  };
}
