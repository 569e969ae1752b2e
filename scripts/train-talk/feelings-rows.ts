/**
 * The counts of the feeling readings over conversations, as JSON lines `{ id, rows }` on standard output: the scores
 * learned from comments, sentiment, and phrases. Usage: node scripts/train-talk/feelings-rows.ts FILE…, each `{ id,
 * segments: [{ speaker, text }] }`.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { inputOf } from '#lib/analyses/testing/input';
import { feelingRows } from '#lib/text/feelings/rows';
import { textOf } from '#lib/text/model';

const talkSchema = z.object({ segments: z.array(z.object({ speaker: z.string(), text: z.string() })) });

for (const path of process.argv.slice(2)) {
  const { segments } = talkSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const rows = feelingRows(textOf(inputOf(segments.map(({ speaker, text }) => ({ speaker, text })))));
  const plain = rows.map(({ comments, valence, said, strained, words }) => [
    ...comments,
    valence,
    ...said,
    ...strained,
    words,
  ]);
  const rounded = plain.map((row) => row.map((value) => Math.round(value * 1e6) / 1e6));
  process.stdout.write(`${JSON.stringify({ id: basename(path, '.json'), rows: rounded })}\n`);
}
