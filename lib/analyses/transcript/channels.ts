import type { Transcript } from './schema.ts';
import type { ChannelSpeaker } from '#lib/audio/contract';
import type { RecognisedSegment } from '#lib/speech/contract';

/** The speaker of each segment, and the spans of each voice. */
export interface SpeakersByChannel {
  bySegment: (string | null)[];
  speaker_spans: Transcript['speaker_spans'];
}

/**
 * Assigns speakers by the channel of each segment. Every channel must contain words: a channel with only coughs or
 * music is not a speaker, and then no speaker is assigned. Segments that were recognised in the mix keep the engine's
 * speaker.
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
