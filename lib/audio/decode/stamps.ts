/** FFmpeg's demuxers of containers with time stamps; in others sound is contiguous. */
const stamped = new Set(['mov', 'matroska', 'ogg', 'asf', 'avi', 'mpegts', 'mpeg', 'flv']);
/** Containers to which another recording can be appended, with its own time stamps. */
const joinable = new Set(['mpegts', 'mpeg', 'ogg']);

export function hasStamps(container: string): boolean {
  return stamped.has(container);
}

/** A longer jump of the time stamps, in seconds, is not silence; ffmpeg and players use the same value. */
export function longestGap_s(container: string): number {
  return joinable.has(container) ? 10 : 3_600;
}
