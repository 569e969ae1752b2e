import { getTableColumns } from 'drizzle-orm';
import { sessions } from '#lib/db/schema';

/** All but the text and its search vector, which together are larger than everything else. */
const { transcript: _, search: __, ...columns } = getTableColumns(sessions);
export const sessionColumns = columns;

export type SessionRow = Omit<typeof sessions.$inferSelect, 'transcript' | 'search'>;
