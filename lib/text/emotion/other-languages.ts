/**
 * Function words of German, French, Spanish, Italian, Portuguese, Dutch, Swedish and Polish that are no English words,
 * without apostrophes.
 */
const foreign = new Set(
  (
    'ich du wir ihr sie ist sind bin bist nicht und oder aber das der dem den ein eine einen mit für auf auch sehr wie wenn dass habe haben hat uns mich mir dich dir noch schon ' +
    'je tu il elle nous vous ils est sont suis es été pas et ou mais le la les un une des du de que qui dans avec pour très bien cest jai moi toi ce cette te ' +
    'yo él ella nosotros estoy estás está estamos muy con el los las por para pero como qué lo se mi su nuestro soy eres una ' +
    'io sono sei è siamo molto che non ma gli della questo questa anche con mio tua ' +
    'eu você nós eles estou não muito uma com isso meu minha ' +
    'ik jij hij wij zijn niet een het van voor met maar ook heel ' +
    'jag är och inte det som för på att vi har ' +
    'nie jest się bardzo na że jak tak dla'
  ).split(' '),
);
const english = new Set(
  'the and is it you i to of that this a in my we they are was not with have your be on for he she what so do'.split(
    ' ',
  ),
);

/**
 * Least number and share of such words that make a short text foreign; English quotes one now and then ("je ne sais
 * quoi").
 */
const least = { words: 2, share: 0.2 } as const;

/** Whether a few words are plainly another language; false where that cannot be told. */
export function plainlyForeign(words: readonly string[]): boolean {
  const other = words.filter((word) => foreign.has(word)).length;
  return (
    other >= least.words &&
    other >= words.length * least.share &&
    other > words.filter((word) => english.has(word)).length
  );
}
