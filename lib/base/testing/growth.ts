/** Below this a difference is chance. */
const leastMs = 50;

function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.max(leastMs, (user + system) / 1000);
}

/**
 * How many times as much of the processor's time the second work takes as the first. Where it has four times the size
 * that is about 4 for what grows with the size, and about 16 for what grows with its square. What else the machine does
 * meanwhile does not count.
 */
export function growth(few: () => void, many: () => void): number {
  const before = processorMs(few);
  return processorMs(many) / before;
}
