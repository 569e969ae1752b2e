import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { enhancedUnderstandingSchema, isToDo, isUnanswered } from '#lib/analyses/enhanced-understanding/schema';
import type { Database } from '#lib/db/connection/database';
import { events, sessions } from '#lib/db/schema';
import type { OpenItem, OpenSession } from '#lib/sessions/contract';

/** The most sessions in one list of open tasks and questions. */
const mostSessions = 50;

const { actions, questions } = enhancedUnderstandingSchema.shape;
const rowSchema = z.object({
  session_id: z.string(),
  title: z.string(),
  created_at: z.coerce.date(),
  times: z.string().nullable(),
  actions,
  questions,
});

/** Open tasks and questions in an owner's newest sessions since a date, in order of time within a session. */
export async function openIn(db: Database, ownerId: string, since: Date): Promise<OpenSession[]> {
  const latest = (type: string, field: string) => sql`(select ${events.body}->'data'->${field} from ${events}
    where ${events.session_id} = ${sessions.id}
      and ${events.body}->>'type' = 'result' and ${events.body}->>'analysis_type' = ${type}
    order by ${events.seq} desc limit 1)`;
  const { rows } = (await db.execute(sql`
    select ${sessions.id} as session_id, ${sessions.title} as title, ${sessions.created_at} as created_at,
      ${latest('transcript', 'times')} #>> '{}' as times,
      ${latest('enhanced_understanding', 'actions')} as actions,
      ${latest('enhanced_understanding', 'questions')} as questions
    from ${sessions}
    where ${sessions.owner_id} = ${ownerId} and ${sessions.created_at} >= ${since.toISOString()}
      and ((${sessions.marks}->>'tasks')::int > 0 or (${sessions.marks}->>'open')::int > 0)
    order by ${sessions.created_at} desc, ${sessions.id} desc limit ${mostSessions}`)) as { rows: unknown[] };
  return z
    .array(rowSchema)
    .parse(rows)
    .map(({ session_id, title, created_at, ...row }) => ({
      session_id,
      title,
      created_at: created_at.toISOString(),
      items: itemsOf(row),
    }));
}

function itemsOf({
  actions,
  questions,
  times,
}: Pick<z.infer<typeof rowSchema>, 'actions' | 'questions' | 'times'>): OpenItem[] {
  const found = [
    ...actions
      .filter(isToDo)
      .map(({ text, who, when, start_s }) => ({ kind: 'task' as const, text, speaker: who, when, start_s })),
    ...questions.filter(isUnanswered).map(({ question, speaker, start_s }) => ({
      kind: 'question' as const,
      text: question,
      speaker,
      when: null,
      start_s,
    })),
  ];
  // Without times, `start_s` only gives the order.
  return found
    .toSorted((one, other) => one.start_s - other.start_s)
    .map((item) => (times === 'none' ? { ...item, start_s: null } : item));
}

/** An owner's tags, in alphabetical order. */
export async function tagsOf(db: Database, ownerId: string): Promise<string[]> {
  const { rows } = (await db.execute(sql`
    select distinct tag from ${sessions}, jsonb_array_elements_text(${sessions.tags}) tag
    where ${sessions.owner_id} = ${ownerId} order by tag limit 200`)) as {
    rows: unknown[];
  };
  return z
    .array(z.object({ tag: z.string() }))
    .parse(rows)
    .map(({ tag }) => tag);
}
