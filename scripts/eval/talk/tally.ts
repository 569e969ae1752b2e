/** A claim with its passage, and possibly a label. */
export interface Claim {
  at: number;
  label?: string | number;
}

/** An item of the gold: the passages where it counts, and its label. */
export interface Item {
  at: readonly number[];
  label?: string | number;
}

/** Counts claims made and right, and items of the gold in all and found. */
export class Tally {
  said = 0;
  right = 0;
  gold = 0;
  found = 0;

  /**
   * A claim is right if an item with the same label lies within `distance` passages. With `once`, an item makes only
   * one claim right, the nearest remaining one; otherwise several.
   */
  add(claims: readonly Claim[], items: readonly Item[], distance: number, once = false): void {
    const hit = new Set<number>();
    for (const { at, label } of claims) {
      const off = (item: Item): number => Math.min(...item.at.map((place) => Math.abs(at - place)));
      let near = [...items.entries()].filter(
        ([, item]) =>
          off(item) <= distance && (label === undefined || item.label === undefined || label === item.label),
      );
      if (once)
        near = near
          .filter(([index]) => !hit.has(index))
          .toSorted(([, a], [, b]) => off(a) - off(b))
          .slice(0, 1);
      if (near.length > 0) this.right += 1;
      for (const [index] of near) hit.add(index);
    }
    this.said += claims.length;
    this.gold += items.length;
    this.found += hit.size;
  }

  /** Share of the claims that are right; null without claims. */
  get precision(): number | null {
    return this.said === 0 ? null : this.right / this.said;
  }

  /** Share of the gold that was found; null without gold. */
  get recall(): number | null {
    return this.gold === 0 ? null : this.found / this.gold;
  }
}

/** A share of things that were right. */
export class Share {
  right = 0;
  of = 0;

  add(right: boolean): void {
    this.of += 1;
    if (right) this.right += 1;
  }

  get value(): number | null {
    return this.of === 0 ? null : this.right / this.of;
  }
}

/** A mean over conversations. */
export class Mean {
  readonly #values: number[] = [];

  add(value: number): void {
    this.#values.push(value);
  }

  get value(): number | null {
    return this.#values.length === 0 ? null : this.#values.reduce((sum, value) => sum + value, 0) / this.#values.length;
  }

  /** Its standard error; 0 for fewer than two values. */
  get error(): number {
    const mean = this.value ?? 0;
    const count = this.#values.length;
    if (count < 2) return 0;
    return Math.sqrt(this.#values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1) / count);
  }
}

/**
 * The share that is one standard error below `part` of `whole`, by Wilson's interval, which does not shrink to nothing
 * where all or none are right.
 */
export function shareBelow(part: number, whole: number): number {
  const share = part / whole;
  const wide = Math.sqrt((share * (1 - share)) / whole + 1 / (4 * whole * whole));
  return Math.max(0, (share + 1 / (2 * whole) - wide) / (1 + 1 / whole));
}

/** The same for a count of what happens now and then (Poisson), one standard error above. */
export const countAbove = (count: number): number => count + 0.5 + Math.sqrt(count + 0.25);
