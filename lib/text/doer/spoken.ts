/** The parts of a task that decide who does it. */
export interface Spoken {
  /** Index of the segment. */
  unit: number;
  /** Characters in the whole text, end exclusive. */
  start: number;
  end: number;
  /** Verbatim. */
  text: string;
  speaker: string | null;
  /** How the task is expressed, if a phrase shows it. */
  said?: 'promise' | 'request' | 'advice' | 'plan' | null;
}
