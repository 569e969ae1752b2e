import { expect, test } from 'vitest';
import { z } from 'zod';
import type { ResultData } from '#lib/analyses/results/results';
import { schemas } from '#lib/analyses/results/schemas';
import { sampleInput } from '#lib/analyses/testing/samples';
import { asOfToday } from './pages.ts';
import { readAnalysis } from './registry.ts';
import { analysisTypes, isReadingType } from './steps.ts';

/** A value as it was written before the schema had any field with a default. */
function beforeDefaults(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return value === null || value === undefined ? value : beforeDefaults(schema.unwrap(), value);
  if (schema instanceof z.ZodArray) return (value as unknown[]).map((item) => beforeDefaults(schema.element, item));
  if (!(schema instanceof z.ZodObject)) return value;
  return Object.fromEntries(
    Object.entries(value as object)
      .filter(([name]) => !(schema.shape[name] instanceof z.ZodDefault))
      .map(([name, member]) => [name, beforeDefaults(schema.shape[name] as z.core.$ZodType, member)]),
  );
}

test("a result from before a field existed is filled in with the schema's default", () => {
  const input = sampleInput('argument', true);
  let without = 0;
  for (const type of analysisTypes.filter((each) => isReadingType(each))) {
    const data = readAnalysis(type, input);
    const stored = beforeDefaults(schemas[type], data) as ResultData<typeof type>;
    if (Object.keys(stored).length < Object.keys(data).length) without += 1;
    expect({ type, data: asOfToday(type, stored) }).toEqual({ type, data: schemas[type].parse(stored) });
    expect(asOfToday(type, stored)).toBe(asOfToday(type, stored));
  }
  expect(without).toBeGreaterThan(4);
});

test('values inside a list are filled in too', () => {
  const data = readAnalysis('enhanced_understanding', sampleInput('argument', true));
  const question = {
    question: 'Why?',
    speaker: null,
    start_s: 1,
    end_s: 2,
    answered: null,
    answer: null,
    answer_start_s: null,
  };
  const stored = { ...data, questions: [question] };
  expect(asOfToday('enhanced_understanding', stored).questions).toEqual([{ ...question, kind: 'information' }]);
});
