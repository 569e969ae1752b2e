/**
 * Techniques and what each does, in words. Most are named as in MentalManip (Wang et al., ACL 2024). Guilt tripping,
 * the three of selling, flattery and isolation are our own. So are the rules; no example of that data set was used.
 */
export const techniques = {
  urgency: 'Leaves no time to think, or says that little is left.',
  social_proof: 'Points to what everybody else does or thinks.',
  pressure: 'Leaves no choice.',
  intimidation: 'Announces or hints at a bad consequence.',
  guilt_tripping: 'Points to a debt, a duty or a sacrifice, so that saying no feels like ingratitude.',
  playing_victim: 'Presents the speaker as the one who suffers.',
  denial: 'Denies what the other remembers or feels, instead of answering it.',
  shaming_or_belittlement: 'Makes the other small.',
  accusation: 'Puts blame on the other.',
  minimising: 'Makes little of what the other minds.',
  evasion: 'Closes or turns the subject instead of answering.',
  flattery: 'Praises where something is wanted.',
  isolation: 'Sets the other against people they trust, or binds them to silence.',
} as const;

export type Technique = keyof typeof techniques;
