import { z } from 'zod';
import type { ModelType } from '#lib/analyses/steps';
import { promptOf } from '#lib/analyses/registry';

/** The content of one call: parts of one answer, by name. */
export interface Asked {
  /** Name of the schema. */
  name: string;
  parts: Readonly<Record<string, { draft: z.ZodType; instructions: string; hears: boolean }>>;
}

/**
 * Readings that are requested together, so that the transcript is sent twice instead of eight times: facts, and
 * feelings.
 */
const groups = {
  facts: ['enhanced_understanding', 'argument_analysis', 'speaker_intent_analysis', 'conversation_flow'],
  feeling: ['emotion_analysis', 'manipulation_assessment', 'speaker_attitude', 'psychological_analysis'],
} as const satisfies Record<string, readonly ModelType[]>;

/** The calls for some readings, in the order in which they start. */
export function callsFor(types: readonly ModelType[]): ModelType[][] {
  return Object.values(groups)
    .map((group) => group.filter((type) => types.includes(type)))
    .filter((group) => group.length > 0);
}

export function askedFor(types: readonly ModelType[]): Asked {
  const name =
    Object.entries(groups).find(([, group]) =>
      types.every((type) => (group as readonly ModelType[]).includes(type)),
    )?.[0] ?? 'readings';
  return { name, parts: Object.fromEntries(types.map((type) => [type, promptOf(type)])) };
}

/** A selection of the parts. */
export function only({ name, parts }: Asked, names: readonly string[]): Asked {
  return { name, parts: Object.fromEntries(Object.entries(parts).filter(([part]) => names.includes(part))) };
}

/** The schema of the whole answer. */
export function schemaOf({ parts }: Asked): z.ZodType<Record<string, unknown>> {
  return z.object(Object.fromEntries(Object.entries(parts).map(([name, { draft }]) => [name, draft])));
}

/**
 * Reads an answer part by part: parts that fit are kept, missing and invalid ones are left out. An answer without a
 * valid part is an error.
 */
export function readerOf(asked: Asked): z.ZodType<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).transform((value, context) => {
    const fitting = fittingParts(asked, value);
    if (Object.keys(fitting).length > 0) return fitting;
    const whole = schemaOf(asked).safeParse(value);
    for (const { path, message } of whole.error?.issues ?? [])
      context.addIssue({ code: 'custom', path: [...path], message });
    return z.NEVER;
  });
}

export function fittingParts({ parts }: Asked, value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  const members = value as Record<string, unknown>;
  const names = Object.keys(parts);
  return Object.fromEntries(
    names.flatMap((name) => {
      const draft = parts[name]?.draft;
      // A single part may come without its name.
      const own = draft?.safeParse(Object.hasOwn(members, name) || names.length > 1 ? members[name] : value);
      return own?.success ? [[name, own.data]] : [];
    }),
  );
}

export function instructionsOf({ parts }: Asked): string {
  const each = Object.entries(parts).map(([name, { instructions }]) => `${name}: ${instructions}`);
  return `The parts of the answer, each a reading by itself:\n\n${each.join('\n\n')}`;
}
