/** One line with the moment at which it is heard, as a link if the session has an address. */
export interface Line {
  at: Place | null;
  /** The speaker of the line. */
  speaker: string | null;
  text: string;
  /** A remark on the line. */
  about?: string;
}

export interface Place {
  clock: string;
  href: string | null;
}

export type Block =
  | { kind: 'text' | 'small'; text: string }
  | { kind: 'lines'; title?: string; lines: Line[] }
  | { kind: 'table'; head: string[]; rows: string[][] };
