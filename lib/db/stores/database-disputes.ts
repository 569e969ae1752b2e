import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { isAnalysisType, isCustomType } from '#lib/analyses/steps';
import type { Database } from '#lib/db/connection/database';
import { events, sessions } from '#lib/db/schema';
import type { DisputeCount, DisputeStore } from '#lib/sessions/disputes';

const rowSchema = z.object({ analysis_type: z.string(), cue: z.string(), count: z.coerce.number() });

/** Counted from the logs: for each finding its last dispute fact counts. */
export class DatabaseDisputes implements DisputeStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async countsOf(ownerId: string): Promise<DisputeCount[]> {
    const { rows } = (await this.#db.execute(sql`
      select last.body->>'analysis_type' as analysis_type, last.body->>'cue' as cue, count(*)::int as count
      from (select distinct on (${events.session_id}, ${events.body}->>'finding') ${events.body} from ${events} join ${sessions} on ${sessions.id} = ${events.session_id}
        where ${sessions.owner_id} = ${ownerId} and ${events.body}->>'type' = 'dispute' order by ${events.session_id}, ${events.body}->>'finding', ${events.seq} desc) last
      where last.body->>'reason' is not null group by 1, 2 order by 3 desc, 1, 2`)) as { rows: unknown[] };
    return z
      .array(rowSchema)
      .parse(rows)
      .flatMap(({ analysis_type, cue, count }) =>
        isAnalysisType(analysis_type) || isCustomType(analysis_type) ? [{ analysis_type, cue, count }] : [],
      );
  }
}
