/** The number of words: parts between blanks. Makes no list of them: a long talk has 150,000. */
export function numberOfWords(text: string): number {
  const word = /\S+/g;
  let number = 0;
  while (word.test(text)) number += 1;
  return number;
}
