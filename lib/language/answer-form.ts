import { Output, jsonSchema, type JSONSchema7 } from 'ai';
import { z } from 'zod';
import { objectsIn, withoutThought } from './json-in-text.ts';

/**
 * How an answer's form is asked for, best first: by a JSON schema that the server holds the model to, by its JSON mode
 * with the schema in the prompt, or by the prompt alone.
 */
export const answerForms = ['schema', 'json', 'prompt'] as const;
export type AnswerForm = (typeof answerForms)[number];

/** What the SDK is told; undefined where the prompt alone asks. */
export function outputOf(form: AnswerForm, name: string, schema: z.ZodType) {
  if (form === 'schema') return Output.object({ name, schema: jsonSchema(wireSchema(schema)) });
  return form === 'json' ? Output.json({ name }) : undefined;
}

/**
 * Not every server knows these keywords, and some refuse a schema that holds one. What they say is checked when the
 * answer is read.
 */
const unsupported = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minItems',
  'maxItems',
  'uniqueItems',
  'propertyNames',
  'default',
  '$schema',
] as const;

/**
 * The schema as a server gets it: closed objects with every member required, and only keywords that all servers know.
 */
export function wireSchema(schema: z.ZodType): JSONSchema7 {
  const wire = z.toJSONSchema(schema, {
    target: 'draft-7',
    override: ({ jsonSchema: node }) => {
      for (const keyword of unsupported) delete node[keyword];
    },
  });
  delete wire.$schema;
  return wire as JSONSchema7;
}

/** Asks for the object, schema spelled out: for a server that is not given the schema, or takes no notice of it. */
export function schemaInstructions(schema: z.ZodType): string {
  return `Answer with one JSON object and nothing else: no explanation, no Markdown fence. It must fit this JSON schema:\n${JSON.stringify(wireSchema(schema))}`;
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; why: string };

/**
 * Reads an answer: the last whole object in it that fits. Thoughts, fences, words and examples around it are forgiven;
 * anything else is told as a sentence that a model can mend it by.
 */
export function parseAnswer<T>(text: string, schema: z.ZodType<T>): Parsed<T> {
  const said = withoutThought(text);
  // A model that thinks aloud may also answer there.
  const objects = [...(said === text ? [] : objectsIn(text)), ...objectsIn(said)];
  let why: string | null = null;
  for (const object of objects.toReversed()) {
    const parsed = schema.safeParse(object);
    if (parsed.success) return { ok: true, value: parsed.data };
    why ??= `The JSON does not fit the schema:\n${z.prettifyError(parsed.error).slice(0, 2_000)}`;
  }
  return {
    ok: false,
    why: why ?? (text.includes('{') ? 'The answer is not valid JSON.' : 'There is no JSON object in the answer.'),
  };
}
