/**
 * The share of each part in their sum, 0 to 1, rounded such that the shares still add up to 1: the remainder goes to
 * the parts that lost most by rounding down. All shares are 0 if the sum is 0.
 */
export function sharesOf(parts: readonly number[], digits = 3): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (total <= 0) return parts.map(() => 0);
  const unit = 10 ** digits;
  const exact = parts.map((part) => (part / total) * unit);
  const whole = exact.map((value) => Math.floor(value + 1e-9));
  const left = unit - whole.reduce((sum, value) => sum + value, 0);
  const lost = exact
    .map((value, at) => ({ at, by: value - (whole[at] ?? 0) }))
    .toSorted((a, b) => b.by - a.by || a.at - b.at);
  for (const { at } of lost.slice(0, left)) whole[at] = (whole[at] ?? 0) + 1;
  return whole.map((value) => value / unit);
}
