import type { MediaInfo } from '#lib/audio/contract';

/** A recording that has arrived whole and has been opened. */
export interface Upload {
  /** In a temporary folder of its own; whoever keeps it moves it away. */
  path: string;
  /** As the person's computer named it: the last part of the path, without control characters. */
  name: string;
  content_type: string;
  bytes: number;
  info: MediaInfo;
}
