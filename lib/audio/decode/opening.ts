import { stat } from 'node:fs/promises';
import { AppError } from '#lib/base/errors';

/** Demuxers that read a single file: no playlists, no concat, no devices, no image sequences. */
export const demuxers =
  'wav,w64,aiff,caf,flac,mp3,aac,ogg,matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,amr,amrnb,amrwb,asf,avi,mpegts,mpeg,au,ac3,eac3,wv,ape,tta,flv,dts';
/** How far to probe, in bytes and microseconds, so that a huge or hostile header is answered as fast as a good one. */
export const probeBytes = 5_000_000;
export const probeMicroseconds = 5_000_000;
/** The most tracks that are decoded at once. */
export const heardTracks = 2;
/** If sound starts later than this, in seconds, players that do not wait for it show other times than ours. */
export const lateStart_s = 0.1;

/** A file that cannot be opened and is smaller than this, in bytes, is a header without sound. */
const headerOnlyBytes = 512;

/**
 * The tag of a file whose two channels are two sources, such as a microphone and a call. It is in the file, so that a
 * copy which is uploaded again is heard like the original.
 */
export const sourcesTag = { name: 'UNDERTONE_SOURCES', separate: 'separate' } as const;

/** Whether a file's tags say that each channel is a source. Their names are in any case. */
export function areSeparateSources(tags: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(tags).some(
    ([name, value]) => name.toUpperCase() === sourcesTag.name && value === sourcesTag.separate,
  );
}

/** The error for a file that FFmpeg does not open. */
export async function notOpened(path: string): Promise<AppError> {
  const { size } = await stat(path);
  if (size < headerOnlyBytes) return new AppError('no_audio', { reason: 'header_only' });
  return new AppError('unreadable_audio', { reason: 'not_opened' });
}

export function noTrack(hasVideo: boolean): AppError {
  return new AppError('no_audio', { reason: hasVideo ? 'silent_video' : 'no_track' });
}

/** The error if no sample was decoded; `sawSound` if there was something to decode. */
export function nothingDecoded(sawSound: boolean): AppError {
  return sawSound
    ? new AppError('unreadable_audio', { reason: 'nothing_decoded' })
    : new AppError('no_audio', { reason: 'header_only' });
}

/** The file's name of a track, from its tags; null if it has none. */
export function trackName({
  title,
  handler_name,
  language,
}: Readonly<Record<string, string | undefined>>): string | null {
  const named = title ?? handler_name ?? language ?? '';
  return named === '' || named === 'und' || /^SoundHandler$/iu.test(named) ? null : named.slice(0, 80);
}
