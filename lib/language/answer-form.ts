import { Output } from 'ai';
import { z } from 'zod';

/**
 * How an answer's form is asked for, best first: by a JSON schema that the server holds the model to, by its JSON mode with the schema in
 * the prompt, or by the prompt alone.
 */
export const answerForms = ['schema', 'json', 'prompt'] as const;
export type AnswerForm = (typeof answerForms)[number];

/** What the SDK is told; undefined where the prompt alone asks. */
export function outputOf(form: AnswerForm, name: string, schema: z.ZodType) {
  if (form === 'schema') return Output.object({ name, schema });
  return form === 'json' ? Output.json({ name }) : undefined;
}

/** What is added to the instructions where the server is not given the schema. */
export function schemaInstructions(form: AnswerForm, schema: z.ZodType): string {
  if (form === 'schema') return '';
  return `\n\nAnswer with one JSON object and nothing else: no explanation, no Markdown fence. It must fit this JSON schema:\n${JSON.stringify(z.toJSONSchema(schema))}`;
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; why: string };

/** Reads an answer. Fences and words around the object are forgiven; anything else is told as a sentence that a model can mend it by. */
export function parseAnswer<T>(text: string, schema: z.ZodType<T>): Parsed<T> {
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}');
  if (from < 0 || to < from) return { ok: false, why: 'There is no JSON object in the answer.' };
  let json: unknown;
  try {
    json = JSON.parse(text.slice(from, to + 1), (key, value: unknown) => (key === '__proto__' ? undefined : value));
  } catch (error) {
    return { ok: false, why: `The answer is not valid JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}` };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, why: `The JSON does not fit the schema:\n${z.prettifyError(parsed.error).slice(0, 2_000)}` };
}
