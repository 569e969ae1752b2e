/** How readings write numbers and lists. */

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A number as a word up to twelve, else in figures: "three", "1,204". */
export function spelled(number: number): string {
  return small[number] ?? number.toLocaleString('en');
}

/** "one hedge", "three hedges", "14 hedges". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${spelled(number)} ${number === 1 ? one : many}`;
}

/** A length in words: "40 seconds", "three minutes", "two hours". */
export function lasting(seconds: number): string {
  if (seconds < 99.5) return count(Math.max(1, Math.round(seconds)), 'second');
  return seconds < 99.5 * 60 ? count(Math.round(seconds / 60), 'minute') : count(Math.round(seconds / 3600), 'hour');
}

/** First letter large, the rest as it is. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** `false_dilemma` as "false dilemma". */
export function plainName(name: string): string {
  return name.replaceAll('_', ' ');
}
