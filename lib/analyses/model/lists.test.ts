import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { promptOf, readAnalysis } from '#lib/analyses/registry';
import { inputOf } from '#lib/analyses/testing/input';
import { wireSchema } from '#lib/language/answer-form';
import { resultOf } from './material.ts';
import { modelTypes } from '#lib/analyses/steps';

/** More lines than any list may have entries. Each line has its own text, and speakers alternate. */
const lines = 60;
const input = inputOf(
  Array.from({ length: lines }, (_, i) => ({
    speaker: i % 2 ? 'Ben' : 'Anna',
    text: `Passage ${i} is about the roof of house ${i} and the garden.`,
  })),
);

const nodeSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string()).transform(([first]) => first ?? '')]).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
});

/** An answer with 60 entries in each list, each about another line. */
function overlong(schema: unknown, line = 1, name = ''): unknown {
  const node = nodeSchema.parse(schema);
  if (node.anyOf) return overlong(node.anyOf.at(name === 'sufficiency' ? 0 : -1), line, name);
  if (node.enum) return node.enum[0];
  if (node.type === 'array') return Array.from({ length: lines }, (_, i) => overlong(node.items, i + 1, name));
  if (node.type === 'object') {
    const at = name === 'second' || name === 'answer' ? (line % lines) + 1 : line;
    const made = Object.fromEntries(
      Object.entries(node.properties ?? {}).map(([key, value]) => [key, overlong(value, line, key)]),
    );
    return 'quote' in made
      ? { ...made, line: at, quote: `Passage ${at - 1} is about the roof of house ${at - 1}` }
      : made;
  }
  if (node.type === 'integer') return line;
  if (node.type === 'boolean') return true;
  return node.type === 'null' ? null : `the roof of house ${line - 1}`;
}

describe.each(modelTypes)('%s', (type) => {
  const { draft, instructions } = promptOf(type);
  const limits = Array.from(
    instructions.matchAll(/(\w+)(?: \(|: )at most (\d+)/gu),
    ([, name, most]) => [name ?? '', Number(most)] as const,
  );
  const lists = Object.entries(wireSchema(draft).properties ?? {}).flatMap(([name, node]) =>
    nodeSchema.parse(node).type === 'array' ? [name] : [],
  );

  test('the prompt gives a limit for each list', () => {
    // No scores are requested. The list of speakers has one verdict each and no limit.
    expect(instructions).not.toMatch(/\bscores?\b/u);
    expect(limits.map(([name]) => name).toSorted()).toEqual(lists.filter((name) => name !== 'speakers').toSorted());
  });

  test('the result keeps the limits', () => {
    const data = resultOf(type, overlong(wireSchema(draft)), readAnalysis(type, input), input);
    // A pair of quotes, or a claim with its support, counts twice.
    const most = limits.reduce((sum, [, limit]) => sum + 2 * limit, 0);
    const local = readAnalysis(type, input);
    for (const [field, value] of Object.entries(data)) {
      const isLocal = JSON.stringify(value) === JSON.stringify(local[field as keyof typeof local]);
      if (Array.isArray(value) && !isLocal)
        expect([
          field,
          value.length <= Math.max(...limits.map(([, limit]) => limit)) ||
            (field === 'evidence' && value.length <= most) ||
            field === 'timeline',
        ]).toEqual([field, true]);
    }
    expect(data.evidence.length).toBeGreaterThan(0);
    expect(data.evidence.length).toBeLessThanOrEqual(most);
  });
});
