import type { MediaInfo } from '#lib/audio/contract';

/** A recording that has arrived whole and has been opened. */
export interface Upload {
  /** In a temporary folder of its own; to keep it, move it away. */
  path: string;
  /** The name on the person's computer: the last part of the path, without control characters. */
  name: string;
  content_type: string;
  bytes: number;
  info: MediaInfo;
}

/** A transcript that has arrived whole and has been parsed once. */
export interface GivenText {
  /** As for an upload. */
  path: string;
  /** The name on the person's computer; null for pasted text. */
  name: string | null;
  /** Its first words, as a title if there is no name. */
  opening: string;
}
