import { differences, tableOf } from '#e2e/support/oracle';
import type { Watcher } from '#e2e/support/watcher';
import type { Measure } from '#scripts/bench/measures';

/** A session without a recording, which viewers can already join. */
export async function emptySession(base: string): Promise<string> {
  const response = await fetch(`${base}/api/sessions`, { method: 'POST', body: new FormData() });
  if (response.status !== 201) throw new Error(`POST /api/sessions answered ${response.status}`);
  return ((await response.json()) as { session_id: string }).session_id;
}

export function leave(watchers: Iterable<Watcher>): void {
  for (const watcher of watchers) watcher[Symbol.dispose]();
}

/**
 * Compares the facts of each viewer with the log's table, after the server has ended. The first differences are the
 * note.
 */
export async function againstTable(
  what: string,
  dataDir: string,
  bySession: ReadonlyMap<string, readonly Watcher[]>,
): Promise<Measure> {
  const table = await tableOf(dataDir, [...bySession.keys()]);
  const wrong = [...bySession].flatMap(([id, watchers]) => differences(watchers, table.get(id) ?? []));
  return {
    what: `${what}: viewers that lost, repeated or reordered a fact`,
    unit: 'times',
    target: 0,
    measured: wrong.length,
    ...(wrong.length > 0 ? { note: wrong.slice(0, 3).join('; ') } : {}),
  };
}
