import { or, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#lib/db/line/database';

/**
 * Of a search: what has to hold, and which of its words nearly every conversation has, so that they were not looked
 * for.
 */
export interface Search {
  /** For a column that `search_words` made. */
  matching: (column: SQLWrapper) => SQL | undefined;
  /** Whether it also says what must not be there. */
  excludes: boolean;
  too_common: string[];
}

const rowsSchema = z.object({ rows: z.array(z.object({ word: z.string() })) });

/**
 * What is asked with quotes, `-` or `or`, by stems (“budgets” finds “budget”) and as it is written (“will”, “don't”);
 * and words without these signs by their beginnings. Words of grammar are left out beside others; alone they are looked
 * for.
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

/** Which of them the dictionary for stems leaves out. */
async function commonIn(db: Pick<Database, 'execute'>, words: readonly string[]): Promise<Set<string>> {
  if (words.length === 0) return new Set();
  const { rows } = rowsSchema.parse(
    await db.execute(
      sql`select word from json_array_elements_text(${JSON.stringify([...new Set(words)])}::json) as word where to_tsvector('english', word) = ''::tsvector`,
    ),
  );
  return new Set(rows.map(({ word }) => word));
}
