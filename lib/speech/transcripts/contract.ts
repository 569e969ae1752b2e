/** One passage of a given transcript, in seconds; null if the text does not say. */
export interface GivenSegment {
  text: string;
  speaker: string | null;
  start_s: number | null;
  end_s: number | null;
}

/**
 * The structure of the text: lines, subtitles (SubRip, WebVTT, SubViewer), a table (CSV, tabs), or the JSON of a
 * recogniser.
 */
export const transcriptFormats = ['lines', 'subtitles', 'table', 'json'] as const;
type TranscriptFormat = (typeof transcriptFormats)[number];

/** The parts of a passage, in their order in the text. */
export const transcriptParts = ['name', 'time', 'text'] as const;
type TranscriptPart = (typeof transcriptParts)[number];

/** How a text was parsed; shown on the transcript's card, and before it is sent. */
export interface ReadAs {
  format: TranscriptFormat;
  parts: TranscriptPart[];
  passages: number;
  /** The number of different names; 0 if there are none. */
  speakers: number;
  /** The number of times that are invalid, end before they start, or go back; their words keep their place. */
  odd_times: number;
  /** Lines that nobody spoke: headings, lists of attendees, credits, page numbers. */
  left_out: number;
}

/**
 * Chooses between two possible readings: "10:02" as minutes and seconds or as the time of day, and names as speakers or
 * as words.
 */
export interface Wanted {
  clock?: 'minutes' | 'hours';
  names?: boolean;
}

/** The passages that one parser found, before they are counted. */
export interface Reading {
  format: TranscriptFormat;
  parts: TranscriptPart[];
  segments: GivenSegment[];
  odd_times: number;
  left_out: number;
  /** Other readings that are possible, too. */
  others: Wanted[];
}

export interface ReadTranscript {
  segments: GivenSegment[];
  read_as: ReadAs;
  others: Wanted[];
}
