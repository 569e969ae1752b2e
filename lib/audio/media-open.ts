import { stat } from 'node:fs/promises';
import type { FormatContext, Frame, Stream } from 'node-av/lib';
import { openContainer } from '#lib/audio/container';
import type { MediaInfo } from '#lib/audio/contract';
import { AppError } from '#lib/base/errors';
import { FrameReader } from '#lib/audio/frame-reader';
import { checkRange } from '#lib/audio/limits';
import { isPlayable } from '#lib/audio/playable';
import { refuseOtherKinds } from '#lib/audio/sniff';

/** What cannot be opened and is smaller than this, in bytes, is a header without sound. */
const headerOnlyBytes = 512;
const headerOnlySentence = 'The file has a header but no sound in it. Record it again or choose another file.';

/** An opened file whose first frame has been decoded, so that it is known to hold sound. */
export interface OpenedMedia {
  info: MediaInfo;
  /** The next frame of sound, valid until the following call; null at the end. Sample times are not kept: sound is contiguous. */
  nextFrame(): Frame | null;
  /** True once the file ended before what it declares, or parts of it could not be decoded. */
  readonly damaged: boolean;
  /** The most that one packet has decoded to so far, in seconds. */
  readonly longestPacket_s: number;
  close(): void;
}

/**
 * Opens a file with FFmpeg and decodes its first frame. Throws AppError: `no_audio`, `unsupported_media`,
 * `unreadable_audio` or `audio_out_of_range`. The caller closes what it gets.
 */
export async function openMedia(path: string): Promise<OpenedMedia> {
  await refuseOtherKinds(path);
  const format = openContainer(path);
  if (!format) {
    const { size } = await stat(path);
    if (size < headerOnlyBytes) throw new AppError('no_audio', headerOnlySentence);
    throw new AppError('unreadable_audio', 'The file could not be opened as audio. It may be damaged, or of a kind that is not supported.');
  }
  const reader = new FrameReader(format);
  try {
    const audio = reader.open();
    const first = reader.next();
    if (!first) {
      throw reader.sawPackets
        ? new AppError('unreadable_audio', 'The file has a sound track, but nothing in it could be decoded. It may be damaged.')
        : new AppError('no_audio', headerOnlySentence);
    }
    checkRange(first.channels, first.sampleRate);
    const info = await describe(path, format, audio, first);
    let handedFirst = false;
    return {
      info,
      nextFrame() {
        if (handedFirst) return reader.next();
        handedFirst = true;
        return reader.current;
      },
      get damaged() {
        return reader.damaged;
      },
      get longestPacket_s() {
        return reader.longestPacket_s;
      },
      close: () => reader.close(),
    };
  } catch (error) {
    reader.close();
    throw error;
  }
}

async function describe(path: string, format: FormatContext, audio: { stream: Stream; decoder: string; hasVideo: boolean }, first: Frame): Promise<MediaInfo> {
  const demuxer = format.iformat?.name ?? 'unknown';
  const [sample_rate_hz, channels] = [first.sampleRate, first.channels];
  const bitRate = Number(audio.stream.codecpar.bitRate) || (audio.hasVideo ? 0 : Number(format.bitRate));
  return {
    container: demuxer.split(',')[0] ?? 'unknown',
    codec: audio.decoder.replace(/float$|_fixed$|^lib/g, ''),
    sample_rate_hz,
    channels,
    duration_hint_s: durationHint(format, audio.stream),
    bit_rate_bps: bitRate > 0 ? bitRate : null,
    playable: await isPlayable({ path, demuxer, decoder: audio.decoder, hasVideo: audio.hasVideo, sample_rate_hz, channels }),
  };
}

function durationHint(format: FormatContext, stream: Stream): number | null {
  const { num, den } = stream.timeBase;
  const ofStream = stream.duration > 0n ? (Number(stream.duration) * num) / den : 0;
  // AV_TIME_BASE: microseconds.
  const hint = ofStream || Number(format.duration) / 1e6;
  return hint > 0 && Number.isFinite(hint) ? hint : null;
}
