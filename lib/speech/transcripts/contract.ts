/** One passage of a transcript that somebody gave; null where the text does not say. Seconds. */
export interface GivenSegment {
  text: string;
  speaker: string | null;
  start_s: number | null;
  end_s: number | null;
}

/**
 * What holds the passages: lines, subtitles (SubRip, WebVTT, SubViewer), a table (CSV, tabs), or the JSON of a
 * recogniser.
 */
export const transcriptFormats = ['lines', 'subtitles', 'table', 'json'] as const;
type TranscriptFormat = (typeof transcriptFormats)[number];

/** What a passage is made of, in the order in which the text has it. */
export const transcriptParts = ['name', 'time', 'text'] as const;
type TranscriptPart = (typeof transcriptParts)[number];

/** How a text was understood; told on the transcript's card, and before it is sent. */
export interface ReadAs {
  format: TranscriptFormat;
  parts: TranscriptPart[];
  passages: number;
  /** Different names; 0 where the text names nobody. */
  speakers: number;
  /**
   * Times that cannot be read, end before they start, or go back; the words are kept at the place in which they stand.
   */
  odd_times: number;
  /** Lines that nobody said: headings, lists of who is present, credits, page numbers. */
  left_out: number;
}

/**
 * Where two readings fit, which one is wanted: of "10:02" as minutes and seconds or as the time of day, and of names as
 * speakers or as words.
 */
export interface Wanted {
  clock?: 'minutes' | 'hours';
  names?: boolean;
}

/** Passages as one reader found them, before they are counted. */
export interface Reading {
  format: TranscriptFormat;
  parts: TranscriptPart[];
  segments: GivenSegment[];
  odd_times: number;
  left_out: number;
  /** Readings that fit as well. */
  others: Wanted[];
}

export interface ReadTranscript {
  segments: GivenSegment[];
  read_as: ReadAs;
  others: Wanted[];
}
