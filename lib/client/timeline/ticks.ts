const steps_s = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** The start and the round times after it for the axis of a chart, at most about `most`, without the very end. */
export function ticks(from_s: number, to_s: number, most = 8): number[] {
  const length_s = to_s - from_s;
  if (!(length_s > 0)) return [];
  const step = steps_s.find((candidate) => length_s / candidate <= most) ?? 7200;
  const times = [from_s];
  for (let time = Math.floor((from_s + step * 0.6) / step + 1) * step; time < to_s - step * 0.3; time += step)
    times.push(time);
  return times;
}
