import type { OwnQuestion } from '#lib/analyses/custom/question';

/** A question that its owner may ask in other sessions, too. */
export interface KnownQuestion extends OwnQuestion {
  slug: string;
}

/** The store of owners' questions. */
export interface QuestionStore {
  /** Newest first, at most 50. */
  list(ownerId: string): Promise<KnownQuestion[]>;
  /** Adds or updates it. */
  keep(ownerId: string, question: KnownQuestion): Promise<void>;
}
