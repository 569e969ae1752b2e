import { or, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#lib/db/connection/database';

/** The condition of a search, and its words that occur in nearly every conversation and were therefore ignored. */
export interface Search {
  /** For a column made by `search_words`. */
  matching: (column: SQLWrapper) => SQL | undefined;
  /** Whether it also excludes words. */
  excludes: boolean;
  too_common: string[];
}

const rowsSchema = z.object({ rows: z.array(z.object({ word: z.string() })) });

/**
 * A search with quotes, `-` or `or` matches by stems (“budgets” finds “budget”) and as written (“will”, “don't”); a
 * search without them by the beginnings of words. Stop words are ignored beside others, but not alone.
 */
export async function searchFor(db: Pick<Database, 'execute'>, q: string): Promise<Search> {
  // As in `search_words`: “don't” is one word.
  const asWritten = q.replace(/['’]/g, '');
  const words = asWritten.match(/[\p{L}\p{N}]+/gu) ?? [];
  const common = await commonIn(db, words);
  const rare = words.filter((word) => !common.has(word));
  const isPlain = !/"|(?:^|\s)-|\bor\b/i.test(q);
  const beginnings = isPlain
    ? (rare.length > 0 ? rare : words).map((word) => (word.length > 1 ? `${word}:*` : word)).join(' & ')
    : '';
  return {
    matching: (column) =>
      or(
        sql`${column} @@ websearch_to_tsquery('english', ${q})`,
        sql`${column} @@ websearch_to_tsquery('simple', ${asWritten})`,
        beginnings === '' ? undefined : sql`${column} @@ to_tsquery('simple', ${beginnings})`,
      ),
    excludes: /(?:^|\s)-/.test(q),
    too_common: isPlain && rare.length > 0 ? [...common] : [],
  };
}

/** The stop words among them: those that the stemming dictionary drops. */
async function commonIn(db: Pick<Database, 'execute'>, words: readonly string[]): Promise<Set<string>> {
  if (words.length === 0) return new Set();
  const { rows } = rowsSchema.parse(
    await db.execute(
      sql`select word from json_array_elements_text(${JSON.stringify([...new Set(words)])}::json) as word where to_tsvector('english', word) = ''::tsvector`,
    ),
  );
  return new Set(rows.map(({ word }) => word));
}
