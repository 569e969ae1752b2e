import type { OwnQuestion } from '#lib/analyses/custom/question';

/** A question that its owner may ask again of other sessions. */
export interface KnownQuestion extends OwnQuestion {
  slug: string;
}

/** The questions of owners, at rest. */
export interface QuestionStore {
  /** Newest first, at most 50. */
  list(ownerId: string): Promise<KnownQuestion[]>;
  /** Keeps it, or brings it up to date. */
  keep(ownerId: string, question: KnownQuestion): Promise<void>;
}
