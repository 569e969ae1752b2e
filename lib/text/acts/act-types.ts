/**
 * Coarse dialogue acts after the SWBD-DAMSL set (Jurafsky, Shriberg and Biasca 1997); each comment begins with the tags
 * that the act combines. They are recognised by rules over words and parts of speech, not learned from that corpus,
 * whose licence forbids it.
 */
export type ActType =
  /** sd: states a fact or an event. */
  | 'statement'
  /** sv: gives the speaker's own view. */
  | 'opinion'
  /** qy, qy^d, ^g, qrr: asks for yes or no, also as a statement or a tag question. */
  | 'question_yes_no'
  /** qw, qo, qw^d. */
  | 'question_wh'
  /** ad. */
  | 'directive'
  /** cc, oo. */
  | 'commissive'
  /** aa: accepts a proposal or agrees with a statement. */
  | 'agreement'
  /** ar, arp. */
  | 'disagreement'
  /** b, bk, bh: signals listening ("uh-huh", "oh really?"). */
  | 'acknowledgement'
  /** ba: "that's great", "too bad". */
  | 'appreciation'
  /** ny, na: answers a question with yes, alone or with more words. */
  | 'yes_answer'
  /** nn, ng. */
  | 'no_answer'
  /** h, no: "I don't know". */
  | 'hedge'
  /** %: a start that breaks off, or words without content. */
  | 'abandoned'
  /** fa. */
  | 'apology'
  /** ft. */
  | 'thanking'
  /** fp. */
  | 'greeting'
  /** fc. */
  | 'closing';
