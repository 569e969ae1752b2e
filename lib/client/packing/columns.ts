/** A list of objects with the same keys, key by key. No result has keys that start with `$`. */
export interface Columns {
  $length: number;
  $columns: Record<string, Column>;
}
export type Column = unknown[] | { $of: string[]; $at: number[] };

/** Restores the lists. */
export function fromColumns(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(fromColumns);
  if ('$columns' in value) return rowsOf(value as Columns);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fromColumns(inner)]));
}

function rowsOf({ $length, $columns }: Columns): Record<string, unknown>[] {
  const columns = Object.entries($columns).map(
    ([key, column]) =>
      [key, Array.isArray(column) ? column.map(fromColumns) : column.$at.map((at) => column.$of[at])] as const,
  );
  return Array.from({ length: $length }, (_, index) => {
    const row: Record<string, unknown> = {};
    for (const [key, column] of columns) row[key] = column[index];
    return row;
  });
}
