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

/** A transcript that has arrived whole and has been read once. */
export interface GivenText {
  /** As for an upload. */
  path: string;
  /** As the person's computer named it; null for text that was pasted. */
  name: string | null;
  /** Its first words, for a title where there is no name. */
  opening: string;
}
