import { z } from 'zod';
import type { Holds } from '#lib/analyses/evidence/evidence';

/**
 * The fields of a schema that can contain a name, by the schema's marks; null for a part without any. Fields that the
 * schema does not know are not changed.
 */
export type Places =
  | Exclude<Holds, 'words' | 'name'>
  | { readonly members: Readonly<Record<string, Places>> }
  | { readonly item: Places }
  | { readonly key: Places; readonly value: Places }
  | null;

/** Throws RangeError for a text without a mark for its content. */
export function placesIn(schema: z.core.$ZodType): Places {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return placesIn(schema.unwrap());
  if (schema instanceof z.ZodString) return heldBy(schema);
  if (schema instanceof z.ZodArray) {
    const item = placesIn(schema.element);
    return item && { item };
  }
  if (schema instanceof z.ZodObject) {
    const members = Object.entries(schema.shape).flatMap(([name, member]: [string, z.core.$ZodType]) => {
      const places = placesIn(member);
      return places === null ? [] : [[name, places] as const];
    });
    return members.length === 0 ? null : { members: Object.fromEntries(members) };
  }
  if (schema instanceof z.ZodRecord) {
    const [key, value] = [placesIn(schema.keyType), placesIn(schema.valueType)];
    return key === null && value === null ? null : { key, value };
  }
  return null;
}

/** null for texts in which nothing is renamed. */
function heldBy(schema: z.ZodString): Places {
  const held = schema.meta()?.['x-holds'];
  if (held === 'speaker' || held === 'person' || held === 'prose') return held;
  if (held === 'words' || held === 'name') return null;
  throw new RangeError('A text of a result does not say what it holds: mark it as one of `Holds` (evidence.ts).');
}
