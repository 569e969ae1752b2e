import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { isAnalysisType, isCustomType } from '#lib/analyses/steps';
import type { Database } from '#lib/db/connection/database';
import { events, sessions } from '#lib/db/schema';
import type { DisputeCount, DisputeStore } from '#lib/sessions/disputes';

const rowSchema = z.object({
  analysis_type: z.string(),
  cue: z.string(),
  count: z.coerce.number(),
  of: z.coerce.number(),
});

/** Counted from the logs: for each finding its last dispute fact counts, for each step its last result. */
export class DatabaseDisputes implements DisputeStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async countsOf(ownerId: string): Promise<DisputeCount[]> {
    const { rows } = (await this.#db.execute(sql`
      with disputed as (
        select last.body->>'analysis_type' as analysis_type, last.body->>'cue' as cue, count(*)::int as count
        from (select distinct on (${events.session_id}, ${events.body}->>'finding') ${events.body} from ${events} join ${sessions} on ${sessions.id} = ${events.session_id}
          where ${sessions.owner_id} = ${ownerId} and ${events.body}->>'type' = 'dispute' order by ${events.session_id}, ${events.body}->>'finding', ${events.seq} desc) last
        where last.body->>'reason' is not null group by 1, 2
      ), standing as (
        select distinct on (${events.session_id}, ${events.body}->>'analysis_type') ${events.session_id}, ${events.body}
        from ${events} join ${sessions} on ${sessions.id} = ${events.session_id}
        where ${sessions.owner_id} = ${ownerId} and ${events.body}->>'type' = 'result' and ${events.body}->>'analysis_type' in (select analysis_type from disputed)
        order by ${events.session_id}, ${events.body}->>'analysis_type', ${events.seq} desc
      ), found as (
        select standing.body->>'analysis_type' as analysis_type, coalesce(place->>'cue', 'answer') as cue, count(distinct (standing.session_id, place->>'quote'))::int as count
        from standing, jsonb_array_elements(coalesce(standing.body->'data'->'findings', standing.body->'data'->'evidence')) place group by 1, 2
      )
      select disputed.analysis_type, disputed.cue, disputed.count, greatest(disputed.count, coalesce(found.count, 0)) as of
      from disputed left join found using (analysis_type, cue) order by 3 desc, 1, 2`)) as { rows: unknown[] };
    return z
      .array(rowSchema)
      .parse(rows)
      .flatMap(({ analysis_type, ...rest }) =>
        isAnalysisType(analysis_type) || isCustomType(analysis_type) ? [{ analysis_type, ...rest }] : [],
      );
  }
}
