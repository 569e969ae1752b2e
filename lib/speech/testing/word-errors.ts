const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** 0 to 999,999 in words. */
function inWords(value: number): string {
  if (value >= 1000)
    return `${inWords(Math.floor(value / 1000))} thousand ${value % 1000 ? inWords(value % 1000) : ''}`.trim();
  if (value >= 100)
    return `${small[Math.floor(value / 100)]} hundred ${value % 100 ? inWords(value % 100) : ''}`.trim();
  if (value >= 20) return `${tens[Math.floor(value / 10)]} ${value % 10 ? small[value % 10] : ''}`.trim();
  return small[value] ?? '';
}

/** Lower-case words without punctuation; numbers as words, old spellings (to-day, every body) in their modern form. */
function words(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\b(to)-(day|night|morrow)\b/g, '$1$2')
    .replace(/\bevery body\b/g, 'everybody')
    .replace(/\$\s?([\d,]+)/g, '$1 dollars')
    .replace(/(\d),(\d{3})\b/g, '$1$2')
    .replace(/\d+/g, (digits) => ` ${inWords(Number(digits))} `)
    .replace(/[^a-z' ]+/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
}

/** Substitutions, deletions and insertions divided by the words of the reference (Levenshtein distance over words). */
export function wordErrorRate(reference: string, heard: string): number {
  const expected = words(reference);
  const given = words(heard);
  let row = given.map((_, index) => index + 1);
  row.unshift(0);
  expected.forEach((word, i) => {
    const next = [i + 1];
    given.forEach((other, j) => {
      const swap = (row[j] ?? 0) + (word === other ? 0 : 1);
      next.push(Math.min(swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    });
    row = next;
  });
  return (row.at(-1) ?? 0) / Math.max(1, expected.length);
}

/** The same for a part of a longer text, wherever the part begins and ends; relative to the number of heard words. */
export function errorsWithin(text: string, heard: string): number {
  const given = words(heard);
  const all = words(text);
  // Words of the text before and after the part are not missing.
  let row = all.map(() => 0);
  row.push(0);
  for (const [i, word] of given.entries()) {
    const next = [i + 1];
    for (const [j, other] of all.entries())
      next.push(Math.min((row[j] ?? 0) + (word === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    row = next;
  }
  return Math.min(...row) / Math.max(1, given.length);
}
