import { accusation, brandishingAnger } from './cues/anger.ts';
import { belittlement } from './cues/belittlement.ts';
import { denial, evasion, feigningInnocence, rationalization } from './cues/denial.ts';
import { dodging, excuses, notKnowing, talkedAway } from './cues/dodging.ts';
import { together } from './cues/family.ts';
import type { Family } from './cues/family.ts';
import { guiltTripping, playingServant, playingVictim } from './cues/guilt.ts';
import { impliedThreats, pressing } from './cues/hints.ts';
import { isolation, persuasion } from './cues/persuasion.ts';
import { blame, scorn } from './cues/scorn.ts';
import { intimidation, pressure } from './cues/threats.ts';
import { reproach, urging } from './cues/urging.ts';

/**
 * Techniques and what each does, in words. Eleven are named as in MentalManip (Wang et al., ACL 2024: denial, evasion, feigning innocence, rationalization,
 * playing the victim role, playing the servant role, shaming or belittlement, intimidation, brandishing anger, accusation, persuasion or
 * seduction); guilt_tripping, pressure and isolation are ours. The phrases are our own; no example of that data set was used.
 */
export const techniques = {
  guilt_tripping: 'Points to a debt, a duty or a sacrifice, so that saying no feels like ingratitude.',
  denial: 'Denies what the other remembers or feels, instead of answering it.',
  intimidation: 'Announces or hints at a bad consequence, or orders the other about.',
  pressure: 'Leaves no time or no choice.',
  shaming_or_belittlement: 'Makes the other small.',
  playing_victim: 'Presents the speaker as the one who suffers.',
  playing_servant: 'Presents the speaker as one who only serves.',
  evasion: 'Closes or turns the subject instead of answering.',
  feigning_innocence: 'Claims not to know or not to have meant what the talk is about.',
  rationalization: 'Gives a good reason for what was done, or puts it down to the other.',
  isolation: 'Sets the other against people they trust, or binds them to silence.',
  accusation: 'Puts blame on the other.',
  brandishing_anger: 'Shows anger so that the other gives way.',
  persuasion_or_seduction: 'Asks for trust, charms, or offers a small first step.',
} as const;

export type Technique = keyof typeof techniques;

export const families: Record<Technique, Family> = {
  guilt_tripping: together(guiltTripping, reproach),
  denial: together(denial, talkedAway),
  intimidation: together(intimidation, impliedThreats),
  pressure: together(pressure, pressing),
  shaming_or_belittlement: together(belittlement, scorn),
  playing_victim: playingVictim,
  playing_servant: playingServant,
  evasion: together(evasion, dodging),
  feigning_innocence: together(feigningInnocence, notKnowing),
  rationalization: together(rationalization, excuses),
  isolation,
  accusation: together(accusation, blame),
  brandishing_anger: brandishingAnger,
  persuasion_or_seduction: together(persuasion, urging),
};
