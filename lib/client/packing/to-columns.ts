import type { Column, Columns } from './columns';

/** A shorter list is not worth its columns. */
const fewest = 12;
/** A column of words of which each occurs at least this often on average lists each once. */
const fewestRepeats = 4;

/**
 * Replaces each long list of like objects, at any depth, by its columns, so that keys are not repeated. For values that
 * JSON can hold. A list whose objects differ in their keys stays as it is.
 */
export function withColumns(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withColumns(inner)]));
  const keys = sharedKeys(value);
  if (keys === null) return value.map(withColumns);
  const rows = value as Record<string, unknown>[];
  return {
    $length: rows.length,
    $columns: Object.fromEntries(keys.map((key) => [key, columnOf(rows.map((row) => row[key]))])),
  } satisfies Columns;
}

function sharedKeys(list: readonly unknown[]): string[] | null {
  if (list.length < fewest) return null;
  const keysOf = (entry: unknown): string[] =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.entries(entry).flatMap(([key, inner]) => (inner === undefined ? [] : [key]))
      : [];
  const keys = keysOf(list[0]);
  const wanted = keys.join('\n');
  return keys.length > 0 && list.every((entry) => keysOf(entry).join('\n') === wanted) ? keys : null;
}

function columnOf(values: readonly unknown[]): Column {
  const different = new Set(values);
  if (values.every((entry) => typeof entry === 'string') && different.size * fewestRepeats <= values.length) {
    const $of = [...different] as string[];
    const places = new Map<unknown, number>($of.map((entry, place) => [entry, place]));
    return { $of, $at: values.map((entry) => places.get(entry) ?? 0) };
  }
  return values.map(withColumns);
}
