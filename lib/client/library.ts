import { problemSentence } from './problem';
import type { AlikeSession, LibraryMark, LibrarySort, SessionPage } from '#lib/sessions/contract';

/** Lengths by which recordings can be filtered, in seconds: at least, and less than. */
const lengths = {
  short: { min_s: 0, max_s: 300 },
  middle: { min_s: 300, max_s: 1800 },
  long: { min_s: 1800, max_s: 1_000_000 },
} as const;
export type Length = keyof typeof lengths;

/** A query of the library. */
export interface LibraryQuery {
  q: string;
  sort: LibrarySort;
  /** Made within this many days; null for all. */
  days: number | null;
  length: Length | null;
  /** Empty for all. */
  speaker: string;
  tag: string | null;
  has: readonly LibraryMark[];
}

export const everything: Omit<LibraryQuery, 'q'> = {
  sort: 'newest',
  days: null,
  length: null,
  speaker: '',
  tag: null,
  has: [],
};

/** Whether a filter is set. */
export function isNarrowed({ q, days, length, speaker, tag, has }: LibraryQuery): boolean {
  return q.trim() !== '' || days !== null || length !== null || speaker.trim() !== '' || tag !== null || has.length > 0;
}

/** A page of the library, or the sentence that says why it could not be loaded. */
export async function readLibrary(
  query: LibraryQuery,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<SessionPage | string> {
  try {
    const response = await fetch(`/api/sessions?${parametersOf(query, cursor).toString()}`, { signal });
    return response.ok ? ((await response.json()) as SessionPage) : problemSentence(await response.text());
  } catch {
    return problemSentence('');
  }
}

/** Passages with a similar meaning; null if they could not be loaded. */
export async function readAlike(query: LibraryQuery, signal: AbortSignal): Promise<AlikeSession[] | null> {
  try {
    const parameters = parametersOf(query, null);
    parameters.delete('sort');
    const response = await fetch(`/api/alike?${parameters.toString()}`, { signal });
    return response.ok ? ((await response.json()) as { sessions: AlikeSession[] }).sessions : null;
  } catch {
    return null;
  }
}

function parametersOf(
  { q, sort, days, length, speaker, tag, has }: LibraryQuery,
  cursor: string | null,
): URLSearchParams {
  const span = length === null ? null : lengths[length];
  const given = {
    sort,
    q: q.trim() || null,
    since: days === null ? null : new Date(Date.now() - days * 86_400_000).toISOString(),
    min_s: span?.min_s ?? null,
    max_s: span?.max_s ?? null,
    speaker: speaker.trim() || null,
    tag,
    has: has.join(',') || null,
    cursor,
  };
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  );
}
