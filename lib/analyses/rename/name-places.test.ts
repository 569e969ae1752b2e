import { expect, test } from 'vitest';
import { z } from 'zod';
import { customAnswerSchema } from '#lib/analyses/custom/schema';
import { kindName, personName, prose, saidWords, speakerName } from '#lib/analyses/evidence/evidence';
import { placesIn } from './name-places.ts';
import { schemas } from '#lib/analyses/results/schemas';
import { sessionContextSchema } from '#lib/analyses/session-context';
import { analysisTypes } from '#lib/analyses/steps';

test('finds fields inside lists, maps, defaults and optional values', () => {
  const schema = z.object({
    decided_by: personName.nullable(),
    quote: saidWords,
    shares: z.record(speakerName, z.number()).nullable().default(null),
    items: z.array(z.object({ cue: kindName, note: prose.optional(), at_s: z.number() })).default([]),
    words: z.array(saidWords),
  });
  expect(placesIn(schema)).toEqual({
    members: {
      decided_by: 'person',
      shares: { key: 'speaker', value: null },
      items: { item: { members: { note: 'prose' } } },
    },
  });
});

test('refuses a text without a mark for its content', () => {
  expect(() => placesIn(z.object({ list: z.array(z.object({ decided_by: z.string() })) }))).toThrow(RangeError);
});

test('every text of every result, of an answer and of the context has such a mark', () => {
  const all = [...analysisTypes.map((type) => schemas[type]), customAnswerSchema, sessionContextSchema];
  for (const schema of all) expect(placesIn(schema)).not.toBeNull();
});

test('skips the words of a transcript, which are many', () => {
  expect(placesIn(schemas.transcript)).toEqual({
    members: {
      evidence: expect.anything(),
      sufficiency: expect.anything(),
      segments: { item: { members: { speaker: 'speaker' } } },
      speaker_spans: { item: { members: { speaker: 'speaker' } } },
    },
  });
});
