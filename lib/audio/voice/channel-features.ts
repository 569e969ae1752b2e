import type { AcousticFeatures, AcousticTracks, ChannelSpeaker } from '#lib/audio/contract';
import { acousticFeatures } from './features.ts';

interface SpokenSegment {
  id: number;
  start_s: number;
  end_s: number;
  speaker: string | null;
}

/**
 * Features of the voice if each of two channels is a speaker: each segment is measured in its own channel, where nobody
 * else talks over it; features of the whole recording come from the mix. Without `speakers` all come from the mix.
 */
export function featuresByChannel(
  mix: AcousticTracks,
  speakers: readonly ChannelSpeaker[] | null,
  segments: readonly SpokenSegment[],
  words: readonly { segment_id: number }[],
): AcousticFeatures {
  const whole = acousticFeatures(mix, segments, words);
  if (!speakers) return whole;
  const channelOf = new Map(segments.map((segment) => [segment.id, channelFor(segment, speakers)]));
  const measured = new Map<number, AcousticFeatures['segments'][number]>();
  for (const speaker of speakers) {
    const own = segments.filter(({ id }) => channelOf.get(id) === speaker);
    const ids = new Set(own.map(({ id }) => id));
    if (own.length === 0) continue;
    for (const features of acousticFeatures(
      speaker.tracks,
      own,
      words.filter(({ segment_id }) => ids.has(segment_id)),
    ).segments)
      measured.set(features.segment_id, features);
  }
  return { ...whole, segments: whole.segments.map((features) => measured.get(features.segment_id) ?? features) };
}

/** The channel with this label; if the caller gave the speaker another label, the channel that is loudest then. */
function channelFor(
  { speaker, start_s, end_s }: SpokenSegment,
  speakers: readonly ChannelSpeaker[],
): ChannelSpeaker | undefined {
  return (
    speakers.find((entry) => entry.speaker === speaker) ??
    speakers.toSorted((a, b) => energy(b.tracks, start_s, end_s) - energy(a.tracks, start_s, end_s))[0]
  );
}

function energy({ intensity_dbfs, hop_s }: AcousticTracks, start_s: number, end_s: number): number {
  return intensity_dbfs
    .subarray(Math.floor(start_s / hop_s), Math.ceil(end_s / hop_s))
    .reduce((sum, level) => sum + 10 ** (level / 10), 0);
}
