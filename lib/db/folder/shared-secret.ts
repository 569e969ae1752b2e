import { eq } from 'drizzle-orm';
import type { Database } from '#lib/db/connection/database';
import { installation } from '#lib/db/schema';

/** The secret that all processes on one database share: the `proposal` of the first one. */
export async function sharedSecret(db: Database, proposal: string): Promise<string> {
  await db.insert(installation).values({ name: 'secret', value: proposal }).onConflictDoNothing();
  const [row] = await db.select().from(installation).where(eq(installation.name, 'secret'));
  return row?.value ?? proposal;
}
