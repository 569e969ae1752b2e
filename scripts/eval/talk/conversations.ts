import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#lib/base/errors';

/** One passage of a conversation, or several. */
const places = z.union([z.number(), z.array(z.number())]).transform((seg) => (typeof seg === 'number' ? [seg] : seg));
const place = z.object({ seg: places });

const conversationSchema = z.object({
  segments: z.array(z.object({ id: z.number(), speaker: z.string().nullable(), text: z.string() })),
});

/** A careful reader's annotation. `seg` is the `id` of a passage. Missing lists are empty. */
const goldSchema = z.object({
  gist: z.string(),
  topics: z
    .array(
      z.object({
        title: z.string(),
        from: z.number(),
        to: z.number().optional(),
        terms: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  key_segments: z.array(z.object({ seg: z.number() })).default([]),
  decisions: z.array(place).default([]),
  actions: z.array(place.extend({ who: z.string().nullish() })).default([]),
  questions: z
    .array(
      z.object({
        seg: z.number(),
        kind: z.string(),
        status: z.string().nullish(),
        answer: z.array(z.number()).nullish(),
      }),
    )
    .default([]),
  claims: z.array(place.extend({ reasons: z.array(place).default([]) })).default([]),
  positions: z.array(place).default([]),
  disagreements: z.array(z.object({ from: z.number(), to: z.number() })).default([]),
  turning_points: z.array(place).default([]),
  emotions: z.array(place.extend({ emotion: z.string() })).default([]),
  strain: z.array(place).default([]),
  pressure: z.array(place).default([]),
  fallacies: z.array(place).default([]),
  checkable: z.array(place).default([]),
  contradictions: z.array(place).default([]),
  attitude: z.record(z.string(), z.object({ respect: z.string().nullish() })).default({}),
  intents: z.record(z.string(), z.array(z.string())).default({}),
});
type Gold = z.infer<typeof goldSchema>;

export interface Conversation {
  id: string;
  segments: z.infer<typeof conversationSchema>['segments'];
  gold: Gold;
}

/**
 * The conversations in `folder` (`<id>.json`) that have gold, in `gold/<id>.json` inside it or in `../gold/<name of the
 * folder>/<id>.json`. Throws AppError `not_found` if there are none, `invalid_body` with the position if a file is
 * invalid.
 */
export function readConversations(folder: string): Conversation[] {
  const golds = [join(folder, 'gold'), join(dirname(folder), 'gold', basename(folder))].find((path) =>
    existsSync(path),
  );
  const ids =
    golds === undefined || !existsSync(folder)
      ? []
      : namesIn(folder).filter((id) => existsSync(join(golds, `${id}.json`)));
  if (golds === undefined || ids.length === 0) throw new AppError('not_found', { reason: 'gold', folder });
  return ids.map((id) => ({
    id,
    segments: read(join(folder, `${id}.json`), conversationSchema).segments,
    gold: read(join(golds, `${id}.json`), goldSchema),
  }));
}

function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .toSorted();
}

function read<T>(path: string, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new AppError('invalid_body', { reason: 'file_not_json', path }, { cause: error });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('invalid_body', {
    reason: 'file_mismatch',
    path,
    at: issue?.path.join('.') || 'its top',
    problem: issue?.message ?? 'unknown member',
  });
}
