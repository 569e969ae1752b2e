/** One line with the place it is heard at, which leads there where the session has an address. */
export interface Line {
  at: Place | null;
  /** Who says it. */
  speaker: string | null;
  text: string;
  /** What is to say of it. */
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
