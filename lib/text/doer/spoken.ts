/** A task as far as its doer hangs on it. */
export interface Spoken {
  /** Index of the segment in which it is said. */
  unit: number;
  /** Characters of the whole text, end exclusive. */
  start: number;
  end: number;
  /** Verbatim. */
  text: string;
  speaker: string | null;
  /** How it is said, where a phrase shows it. */
  said?: 'promise' | 'request' | 'advice' | 'plan' | null;
}
