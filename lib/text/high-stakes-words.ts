import { wordList } from '#lib/base/pattern';

/**
 * Words that accuse or wound somebody where a recogniser made them up: names of crimes, words of threats, and slurs.
 * Chosen by hand; a star stands for any ending. They say nothing about who uses them: they only raise how sure the
 * recogniser has to be before a reading quotes them.
 */
const crimes = wordList`
  abduct* abuse* abusing arson* assault* blackmail* bribe* bribing burgl* embezzl* extort* forged forger* fraud*
  hijack* homicid* kidnap* laundering manslaughter molest* murder* paedophil* pedophil* rape raped rapes raping
  rapist* robbed robber* robbing smuggl* steal* stole stolen terroris* theft* thief thieves tortur* traffick*
  treason
`;
const threats = wordList`
  behead* bomb bombs bombed bombing bomber* gun guns kill* knife knives poison* shoot* stab stabb* strangl*
  suicid* weapon*
`;
const slurs = wordList`
  bitch* chink chinks coon coons cripple* cunt* dago* dyke dykes fag fags faggot* gook* gyppo* gypsy gypsies
  honky honkies jap japs kike* negro* nigga* nigger* paki pakis raghead* retard* slut* spastic* spic spics
  towelhead* trann* wetback* whore* wog wogs
`;

const patterns = [...crimes, ...threats, ...slurs].map((word) => word.replace('*', '\\p{L}*'));
const grave = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${patterns.join('|')}|(?:hurt|hang) (?:you|him|her|them))(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Whether a passage holds a word that does harm where it is a mistake. */
export function hasHighStakesWord(text: string): boolean {
  return grave.test(text);
}
