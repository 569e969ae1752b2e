/** A shorter time, in ms, is noise. */
const leastMs = 50;

function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.max(leastMs, (user + system) / 1000);
}

/**
 * The ratio of the processor times of the second and the first work. If the second has four times the size, the ratio
 * is about 4 for linear and about 16 for quadratic growth. Other work of the machine does not count.
 */
export function growth(few: () => void, many: () => void): number {
  const before = processorMs(few);
  return processorMs(many) / before;
}
