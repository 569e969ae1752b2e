import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inputOf } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { pressureScores } from './scores.ts';

const talkSchema = z.object({ segments: z.array(z.object({ speaker: z.string(), text: z.string() })) });
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const known = z.record(z.string(), z.array(z.number())).parse(read('./testing/scores.json'));

describe.each(Object.keys(known))('scores of %s equal those that the training recorded', (id) => {
  it('log odds of pressure', () => {
    const { segments } = talkSchema.parse(read(`../../../scripts/eval/data/talk/${id}.json`));
    const own = pressureScores(textOf(inputOf(segments)));
    const wanted = known[id] ?? [];
    expect(own).toHaveLength(wanted.length);
    // Stage 1 was recorded with four digits, so a score at a split can fall on the other side.
    const off = wanted.filter((value, k) => Math.abs((own[k] ?? 99) - value) > 0.01);
    expect(off.length).toBeLessThanOrEqual(wanted.length * 0.06);
  });
});
