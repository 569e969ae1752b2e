/** One measured number, with what it is compared with. */
export interface Measurement {
  what: string;
  /** As it is printed, with its unit: "0.61", "0.18 s", "82 %". */
  value: string;
  /** The floor, the target or the neighbouring method's number; empty where there is none. */
  compared_with: string;
}

/** One of the project's own measurements. Prints nothing itself; `read` may take minutes. */
export interface Evaluation {
  /** Short name, also what is given to `npm run eval -- <name>`. */
  name: string;
  /** What it is measured on, in a sentence. */
  on: string;
  /** null where the data it needs was not given; `needs` says which. */
  read: (folders: Folders) => Promise<Measurement[] | null>;
  needs?: string;
}

/** Data sets that may not be shipped with the project, by the folder they lie in. */
interface Folders {
  goemotions: string | null;
}
