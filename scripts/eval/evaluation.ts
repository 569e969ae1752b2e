/** One measured number, with a reference. */
export interface Measurement {
  what: string;
  /** In its printed form, with its unit: "0.61", "0.18 s", "82 %". */
  value: string;
  /** The floor, the target or the number of a similar method; empty if there is none. */
  compared_with: string;
}

/** One of the project's own measurements. Prints nothing itself; `read` may take minutes. */
export interface Evaluation {
  /** Short name, also the argument of `npm run eval -- <name>`. */
  name: string;
  /** The data that it is measured on, in a sentence. */
  on: string;
  /** null if its data was not given; `needs` says which. */
  read: (folders: Folders) => Promise<Measurement[] | null>;
  needs?: string;
}

/** Data sets that may not be shipped with the project, by their folders. */
interface Folders {
  goemotions: string | null;
}
