/**
 * Coarse dialogue acts after the SWBD-DAMSL set (Jurafsky, Shriberg and Biasca 1997); in brackets the tags that are
 * folded into each. Found by rules over words and parts of speech, not learned from that corpus, whose licence forbids
 * it.
 */
export type ActType =
  /** sd: tells a fact or what happened. */
  | 'statement'
  /** sv: says what the speaker thinks of it. */
  | 'opinion'
  /** qy, qy^d, ^g, qrr: yes or no, also as a statement or a tag question. */
  | 'question_yes_no'
  /** qw, qo, qw^d. */
  | 'question_wh'
  /** ad. */
  | 'directive'
  /** cc, oo. */
  | 'commissive'
  /** aa: accepts or agrees with what was said. */
  | 'agreement'
  /** ar, arp. */
  | 'disagreement'
  /** b, bk, bh: shows that one listens ("uh-huh", "oh really?"). */
  | 'acknowledgement'
  /** ba: "that's great", "too bad". */
  | 'appreciation'
  /** ny, na: a yes to a question, with or without more. */
  | 'yes_answer'
  /** nn, ng. */
  | 'no_answer'
  /** h, no: "I don't know". */
  | 'hedge'
  /** %: a start that leads nowhere, or words without a sense of their own. */
  | 'abandoned'
  /** fa. */
  | 'apology'
  /** ft. */
  | 'thanking'
  /** fp. */
  | 'greeting'
  /** fc. */
  | 'closing';
