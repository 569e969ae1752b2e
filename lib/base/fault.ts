const [wanted, count] = (process.env['UNDERTONE_FAULT'] ?? '').split('@');
let left = Number(count ?? 1);

/**
 * Marks a moment at which a test may kill this process, like a power cut: `UNDERTONE_FAULT=point@n` kills it when the
 * point is passed for the n-th time (read once, at the start). Without the variable nothing happens.
 */
export function faultPoint(point: string): void {
  if (point !== wanted || (left -= 1) > 0) return;
  process.kill(process.pid, 'SIGKILL');
}
