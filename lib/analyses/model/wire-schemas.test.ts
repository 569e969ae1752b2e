import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { memoryBudget } from '#lib/language/budget';
import { createLanguageEngine } from '#lib/language/engine';
import { fakeAnswer } from '#lib/language/testing/fake-answers';
import { startScriptedModel } from '#lib/language/testing/model-server';
import { askedFor, callsFor, schemaOf } from './groups.ts';
import { modelTypes } from '#lib/analyses/steps';

/** Keywords that OpenAI's strict mode, Gemini, llama.cpp and vLLM all support. */
const known = new Set(['type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'anyOf']);

function check(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [`${path}: not a schema`];
  const members = node as Record<string, unknown>;
  const wrong = Object.keys(members)
    .filter((keyword) => !known.has(keyword))
    .map((keyword) => `${path}: ${keyword}`);
  const properties = (members.properties ?? {}) as Record<string, unknown>;
  if (members.type === 'object') {
    if (members.additionalProperties !== false) wrong.push(`${path}: open`);
    if (
      JSON.stringify((members.required as string[]).toSorted()) !== JSON.stringify(Object.keys(properties).toSorted())
    )
      wrong.push(`${path}: not all required`);
  }
  const parts = [
    ...Object.entries(properties),
    ...(members.items === undefined ? [] : [['items', members.items] as const]),
    ...((members.anyOf ?? []) as unknown[]).map((each, i) => [String(i), each] as const),
  ];
  return [...wrong, ...parts.flatMap(([name, part]) => check(part, `${path}.${name}`))];
}

const asked = z.looseObject({
  response_format: z
    .looseObject({
      json_schema: z.looseObject({
        strict: z.literal(true),
        name: z.string().regex(/^\w{1,64}$/u),
        schema: z.looseObject({ type: z.literal('object') }),
      }),
    })
    .optional(),
  text: z
    .looseObject({
      format: z.looseObject({
        strict: z.literal(true),
        name: z.string().regex(/^\w{1,64}$/u),
        schema: z.looseObject({ type: z.literal('object') }),
      }),
    })
    .optional(),
});

describe.each(['chat', 'responses'] as const)('over %s', (api) => {
  test.each(callsFor(modelTypes).map((types) => [types.join(', '), types] as const))(
    '%s: requested in strict mode, with a schema that all servers support',
    async (name, types) => {
      await using server = await startScriptedModel({ answer: fakeAnswer });
      const engine = createLanguageEngine({
        endpoint: { base_url: server.base_url, api_key: null, model: 'm', api },
        concurrency: 1,
        prices: {},
        budget: memoryBudget(null),
      });
      await engine.ask({
        name: 'readings',
        schema: schemaOf(askedFor(types)),
        instructions: 'Read.',
        prompt: '1: Hello there.',
        signal: new AbortController().signal,
      });
      const { response_format, text } = asked.parse(server.requests[0]?.body);
      const sent = response_format?.json_schema.schema ?? text?.format.schema;
      expect(Object.keys(sent?.properties ?? {})).toEqual(types);
      expect(check(sent, name)).toEqual([]);
      // Evidence before verdict: each part begins with lists of quotes and ends with the sufficiency.
      for (const part of Object.values(sent?.properties ?? {}) as { properties: Record<string, { type?: string }> }[]) {
        const members = Object.entries(part.properties);
        expect(members[0]?.[1].type).toBe('array');
        expect(members.at(-1)?.[0]).toBe('sufficiency');
      }
    },
  );
});
