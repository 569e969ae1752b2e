import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { fileURLToPath } from 'node:url';
import type * as schema from '#lib/db/schema';

/** PostgreSQL, embedded or a server: the same SQL, the same migrations. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));
