/** The moment that an address leads to ("#t=12.5"), in seconds; null where it names none. */
export function momentIn(hash: string): number | null {
  const match = /^#t=(\d+(?:\.\d+)?)$/.exec(hash);
  return match ? Number(match[1]) : null;
}
