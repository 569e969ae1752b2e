/** Cues of politeness or impoliteness in a phrase. */
export type PolitenessCue =
  | 'gratitude'
  | 'deference'
  | 'greeting'
  | 'apology'
  | 'please'
  | 'indirect'
  | 'counterfactual_modal'
  | 'indicative_modal'
  | 'factuality'
  | 'considerate'
  | 'impatience'
  | 'respect'
  | 'disrespect';
