/** “12 MB”, “64 kB”: sizes as limits name them, rounded. */
export function megabytes(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${Math.round(bytes / 1000)} kB`;
}

/** “1.4 GB”, “600 MB”: sizes in an owner’s storage, to one decimal. */
export function gigabytes(bytes: number): string {
  return bytes < 1e9 ? `${rounded(bytes / 1e6)} MB` : `${rounded(bytes / 1e9)} GB`;
}

export function hours(seconds: number): string {
  return `${rounded(seconds / 3600)} hours`;
}

/** “30 s”, “1.5 s”. */
export function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}

export const grouped = (value: number): string => value.toLocaleString('en');

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** “one”, “twelve”, “13”: words up to twelve, then digits. */
export function inWords(number: number): string {
  return small[number] ?? number.toLocaleString('en');
}

/** “a”, “a and b”, “a, b and c”. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
