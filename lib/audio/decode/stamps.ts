/** FFmpeg's demuxers of containers that stamp their packets; elsewhere sound is contiguous. */
const stamped = new Set(['mov', 'matroska', 'ogg', 'asf', 'avi', 'mpegts', 'mpeg', 'flv']);
/** In these another recording may be joined on, with stamps of its own. */
const joinable = new Set(['mpegts', 'mpeg', 'ogg']);

export function hasStamps(container: string): boolean {
  return stamped.has(container);
}

/** A longer jump of the stamps is no silence, in seconds; ffmpeg and players take the same. */
export function longestGap_s(container: string): number {
  return joinable.has(container) ? 10 : 3_600;
}
