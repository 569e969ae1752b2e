import { problemSentence } from '#lib/client/problem';
import type { LibrarySort, SessionPage } from '#lib/sessions/contract';

/** What the library is asked for. */
export interface LibraryQuery {
  q: string;
  sort: LibrarySort;
  /** Made within so many days; null for all. */
  days: number | null;
}

/** A page of the library, or the sentence that says why there is none. */
export async function readLibrary({ q, sort, days }: LibraryQuery, cursor: string | null, signal?: AbortSignal): Promise<SessionPage | string> {
  const query = new URLSearchParams({ sort, ...(q.trim() === '' ? {} : { q: q.trim() }), ...(days === null ? {} : { since: new Date(Date.now() - days * 86_400_000).toISOString() }), ...(cursor === null ? {} : { cursor }) });
  try {
    const response = await fetch(`/api/sessions?${query.toString()}`, { signal });
    return response.ok ? ((await response.json()) as SessionPage) : problemSentence(await response.text());
  } catch {
    return problemSentence('');
  }
}
