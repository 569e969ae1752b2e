/** Small choices kept in the browser. Every access may throw (blocked storage); then the choice is not kept. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`undertone.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`undertone.${name}`);
    else localStorage.setItem(`undertone.${name}`, value);
  } catch {
    // Private windows may refuse; nothing depends on it.
  }
}
