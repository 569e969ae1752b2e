import { type SQL, and, asc, desc, gte, inArray, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#lib/db/connection/database';
import { viewIn } from '#lib/db/log/read-log';
import { events, sessionFindings, sessions } from '#lib/db/schema';
import { type Search, searchFor } from './search.ts';
import type { FoundPlace, LibraryMark, LibraryQuery, LibrarySort, Snippet } from '#lib/sessions/contract';
import { analysisTypes } from '#lib/analyses/steps';

/** Passages shown of one session. */
const mostSnippets = 3;
/** More words than anyone searches for. */
const mostWords = 12;
/**
 * Markers around a match, and one for an angle bracket, in snippets from the database, which would otherwise strip tags
 * from the text.
 */
const [hitBegins, hitEnds, angle] = ['\u0002', '\u0003', '\u0004'];

/** The conditions of a library search on a session and on its findings. */
export interface LibrarySearch extends Pick<Search, 'too_common'> {
  condition: SQL | undefined;
  /** null if findings are not searched. */
  finding: SQL | null;
}

const marked = `StartSel=${hitBegins}, StopSel=${hitEnds}, MaxWords=28, MinWords=12`;

/**
 * Sessions whose title, text, findings or speakers match: their words as `searchFor` says, titles and names of speakers
 * also as typed. Findings are not searched if the search excludes a word, since a finding is only a part of the text.
 */
export async function matches(db: Database, q: string): Promise<LibrarySearch> {
  const { matching, excludes, too_common } = await searchFor(db, q);
  const like = `%${literal(q.trim())}%`;
  const finding = excludes ? null : (matching(sessionFindings.search) ?? null);
  const hasFinding =
    finding &&
    sql`exists (select 1 from ${sessionFindings} where ${sessionFindings.session_id} = ${sessions.id} and (${finding}))`;
  return {
    condition: or(
      matching(sessions.search),
      sql`${sessions.title} ilike ${like}`,
      hasSpeaker(like),
      hasFinding ?? undefined,
    ),
    finding,
    too_common,
  };
}

/** Escapes the wildcards of `like`. */
function literal(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&');
}

/** Speaker names are keys of the metrics by speaker. */
function hasSpeaker(like: string): SQL {
  return sql`exists (select 1 from ${events}, jsonb_array_elements(${events.body}->'data'->'speakers') spoken
    where ${events.session_id} = ${sessions.id} and ${events.body}->>'type' = 'result'
      and ${events.body}->>'analysis_type' = 'quantitative_metrics' and spoken->>'speaker' ilike ${like})`;
}

const markConditions: Record<LibraryMark, SQL> = {
  pressure: sql`(${sessions.marks}->>'pressure')::boolean`,
  tasks: sql`(${sessions.marks}->>'tasks')::int > 0`,
  open: sql`(${sessions.marks}->>'open')::int > 0`,
};

/** The filters of a search besides words. A session of unknown length matches no length filter. */
export function filtersOf({
  since,
  min_s,
  max_s,
  speaker,
  tag,
  has = [],
}: Omit<LibraryQuery, 'q' | 'sort' | 'cursor' | 'limit'>): SQL[] {
  const wanted = [
    since && gte(sessions.created_at, since),
    min_s === undefined ? undefined : gte(sessions.duration_s, min_s),
    max_s === undefined ? undefined : lt(sessions.duration_s, max_s),
    speaker === undefined ? undefined : hasSpeaker(literal(speaker)),
    tag === undefined ? undefined : sql`jsonb_exists(${sessions.tags}, ${tag})`,
    ...has.map((mark) => markConditions[mark]),
  ];
  return wanted.filter((condition) => condition !== undefined);
}

/** Passages with any of the words, by stems and beginnings; null if there are no words. */
function anyOf(q: string): SQL | null {
  const words = (q.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, mostWords);
  return words.length === 0
    ? null
    : sql`to_tsquery('english', ${words.map((word) => `'${word}'${word.length > 1 ? ':*' : ''}`).join(' | ')})`;
}

const rowSchema = z.object({
  session_id: z.string(),
  start_s: z.coerce.number(),
  speaker: z.string().nullable(),
  times: z.string().nullable(),
  text: z.string(),
});

/** The best matching passages of these sessions, by session, in order of time. */
export async function snippetsIn(db: Database, ids: readonly string[], q: string): Promise<Map<string, Snippet[]>> {
  const wanted = anyOf(q);
  if (!wanted || ids.length === 0) return new Map();
  const { rows } = (await db.execute(sql`
    select latest.session_id, place.start_s, place.speaker, latest.times,
      ts_headline('english', translate(place.text, '<', ${angle}), ${wanted}, ${marked}) as text
    from (${await latestTexts(db, ids)}) latest,
    lateral (select (said->>'start_s')::float8 as start_s, said->>'speaker' as speaker, said->>'text' as text
      from jsonb_array_elements(latest.segments) said
      where to_tsvector('english', said->>'text') @@ ${wanted}
      order by ts_rank(to_tsvector('english', said->>'text'), ${wanted}) desc, (said->>'start_s')::float8
      limit ${mostSnippets}) place
    order by place.start_s`)) as { rows: unknown[] };
  const found = z
    .array(rowSchema)
    .parse(rows)
    .map(({ session_id, start_s, speaker, times, text }) => ({
      session_id,
      snippet: { start_s: times === 'none' ? null : start_s, speaker, parts: partsOf(text) },
    }));
  return new Map(
    [...Map.groupBy(found, ({ session_id }) => session_id)].map(([id, own]) => [id, own.map(({ snippet }) => snippet)]),
  );
}

const foundSchema = z.object({
  session_id: z.string(),
  id: z.string(),
  analysis: z.enum(analysisTypes),
  cue: z.string().nullable(),
  start_s: z.coerce.number().nullable(),
  text: z.string(),
});

/** The best matching findings of these sessions, by session, in order of time; the lead of a note comes first. */
export async function findingsFor(
  db: Database,
  ids: readonly string[],
  { finding }: Pick<LibrarySearch, 'finding'>,
  q: string,
): Promise<Map<string, FoundPlace[]>> {
  const wanted = anyOf(q);
  if (!finding || !wanted || ids.length === 0) return new Map();
  const { rows } = (await db.execute(sql`
    select session_id, id, analysis, cue, start_s, ts_headline('english', translate(text, '<', ${angle}), ${wanted}, ${marked}) as text from (
      select ${sessionFindings}.*, row_number() over (partition by ${sessionFindings.session_id}
        order by ts_rank(to_tsvector('english', about || ' ' || text), ${wanted}) desc, start_s nulls last, id) as place
      from ${sessionFindings} where ${inArray(sessionFindings.session_id, [...ids])} and (${finding})) ranked
    where place <= ${mostSnippets} order by start_s nulls first, id`)) as { rows: unknown[] };
  const found = z.array(foundSchema).parse(rows);
  return new Map(
    [...Map.groupBy(found, ({ session_id }) => session_id)].map(([id, own]) => [
      id,
      own.map(({ id, analysis, cue, start_s, text }) => ({ id, analysis, cue, start_s, parts: partsOf(text) })),
    ]),
  );
}

/** The current passages of each session: of the latest transcript, with its owner's corrections. */
export async function latestTexts(db: Database, ids: readonly string[]): Promise<SQL> {
  const edits = await db
    .selectDistinct({ id: events.session_id })
    .from(events)
    .where(and(inArray(events.session_id, [...ids]), sql`${events.body}->>'type' = 'edit'`));
  const corrected = await Promise.all(edits.map(({ id }) => viewIn(db, id)));
  const texts = corrected.map(({ session_id, segments, steps }) => ({
    session_id,
    times: steps.transcript.data?.times,
    segments: segments.map(({ start_s, end_s, speaker, text }) => ({ start_s, end_s, speaker, text })),
  }));
  const others = ids.filter((id) => edits.every((edit) => edit.id !== id));
  const asMade = sql`
    select distinct on (${events.session_id}) ${events.session_id},
      ${events.body}->'data'->>'times' as times, ${events.body}->'data'->'segments' as segments
    from ${events}
    where ${others.length > 0 ? inArray(events.session_id, others) : sql`false`}
      and ${events.body}->>'type' = 'result' and ${events.body}->>'analysis_type' = 'transcript'
    order by ${events.session_id}, ${events.seq} desc`;
  return sql`(${asMade}) union all
    select session_id, times, segments
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as given(session_id text, times text, segments jsonb)`;
}

function partsOf(text: string): Snippet['parts'] {
  const pattern = new RegExp(`${hitBegins}([^${hitEnds}]*)${hitEnds}`, 'u');
  return text
    .split(pattern)
    .map((part, index) => ({ text: part.replaceAll(angle, '<'), hit: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}

/** Ties are broken by id, so that no page repeats a line of another. */
export const orders: Record<LibrarySort, SQL[]> = {
  newest: [desc(sessions.created_at), desc(sessions.id)],
  oldest: [asc(sessions.created_at), asc(sessions.id)],
  longest: [sql`${sessions.duration_s} desc nulls last`, desc(sessions.id)],
  title: [sql`lower(${sessions.title})`, asc(sessions.id)],
};
