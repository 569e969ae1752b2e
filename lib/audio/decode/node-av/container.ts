import {
  AV_DISPOSITION_ATTACHED_PIC,
  AV_LOG_QUIET,
  AV_NOPTS_VALUE,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants';
import { Dictionary, FormatContext, Log, type Stream } from 'node-av/lib';
import { demuxers, probeBytes, probeMicroseconds } from '#lib/audio/decode/opening';

/**
 * Opens a file with its tracks, from a byte offset, with FFmpeg; null if it is not an accepted format. The caller
 * closes it.
 */
export function openContainer(path: string, from = 0): FormatContext | null {
  Log.setLevel(AV_LOG_QUIET);
  const format = new FormatContext();
  using options = Dictionary.fromObject({
    protocol_whitelist: from > 0 ? 'subfile,file,pipe' : 'file,pipe',
    format_whitelist: demuxers,
    probesize: probeBytes,
    analyzeduration: probeMicroseconds,
  });
  if (
    format.openInputSync(from > 0 ? `subfile,,start,${from},end,0,,:file:${path}` : `file:${path}`, null, options) < 0
  )
    return null;
  format.findStreamInfoSync(null);
  return format;
}

/** The sound tracks in the file's order, and whether there is a video; an album cover is not one. */
export function tracksOf({ streams }: FormatContext): { sounds: Stream[]; hasVideo: boolean } {
  return {
    sounds: streams.filter(({ codecpar }) => codecpar.codecType === AVMEDIA_TYPE_AUDIO),
    hasVideo: streams.some(
      (stream) =>
        stream.codecpar.codecType === AVMEDIA_TYPE_VIDEO && !stream.hasDisposition(AV_DISPOSITION_ATTACHED_PIC),
    ),
  };
}

/** The time stamp of the file, in seconds, at which a player shows 0:00. */
export function originOf({ startTime }: FormatContext): number {
  return startTime === AV_NOPTS_VALUE ? 0 : Number(startTime) / 1e6;
}
