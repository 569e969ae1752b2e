import { Output, jsonSchema, type JSONSchema7 } from 'ai';
import { z } from 'zod';
import { objectsIn, withoutThought } from './json-in-text.ts';

/**
 * How the form of an answer is requested, best first: by a JSON schema that the server enforces, by its JSON mode with
 * the schema in the prompt, or by the prompt alone.
 */
export const answerForms = ['schema', 'json', 'prompt'] as const;
export type AnswerForm = (typeof answerForms)[number];

/** The SDK's output option; undefined if only the prompt asks for the form. */
export function outputOf(form: AnswerForm, name: string, schema: z.ZodType) {
  if (form === 'schema') return Output.object({ name, schema: jsonSchema(wireSchema(schema)) });
  return form === 'json' ? Output.json({ name }) : undefined;
}

/**
 * Keywords that some servers do not know, and for which some refuse the schema. They are checked when the answer is
 * parsed.
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

/** The schema as sent: closed objects with every property required, and only keywords that all servers know. */
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

/** Instructions with the schema in words, for a server that does not get the schema, or ignores it. */
export function schemaInstructions(schema: z.ZodType): string {
  return `Answer with one JSON object and nothing else: no explanation, no Markdown fence. It must fit this JSON schema:\n${JSON.stringify(wireSchema(schema))}`;
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; why: string };

/**
 * Parses an answer: the last complete object in it that fits. Thoughts, code fences, words and examples around it are
 * ignored; any other answer gives a sentence from which a model can repair it.
 */
export function parseAnswer<T>(text: string, schema: z.ZodType<T>): Parsed<T> {
  const said = withoutThought(text);
  // Some models put the answer into their thoughts.
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
