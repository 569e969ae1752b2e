const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const values = new Map([
  ...units.map((name, i) => [name, i] as const),
  ...tens.map((name, i) => [name, (i + 2) * 10] as const),
]);
/** "One" is more often a pronoun than a number, so it remains a word. */
values.delete('one');

/** Converts a number word to digits; returns any other word unchanged. */
export function inDigits(folded: string): string {
  const value = values.get(folded);
  return value === undefined ? folded : String(value);
}

/** Whether two words form one number: "twenty" and "five". */
export function joinsTens(before: string, folded: string): boolean {
  return /^[2-9]0$/u.test(before) && /^[1-9]$/u.test(folded);
}

export function isNumber(folded: string): boolean {
  return /\p{N}/u.test(folded);
}
