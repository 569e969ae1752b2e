export interface Peaks {
  duration_s: number;
  peaks: number[];
}

function isPeaks(value: unknown): value is Peaks {
  return (
    typeof value === 'object' &&
    value !== null &&
    'duration_s' in value &&
    typeof value.duration_s === 'number' &&
    'peaks' in value &&
    Array.isArray(value.peaks)
  );
}

/** null while the server has not made them yet (404) or cannot be reached. */
export async function fetchPeaks(href: string, signal: AbortSignal): Promise<Peaks | null> {
  try {
    const response = await fetch(href, { signal });
    if (!response.ok) return null;
    const value: unknown = await response.json();
    return isPeaks(value) ? value : null;
  } catch {
    return null;
  }
}
