/**
 * Stage 1's scores of conversations by the shipped weights, as JSON lines `{ id, first: { target: [one score per
 * segment] } }` on standard output. Usage: node scripts/train-talk/first-scores.ts FILE…, each with lines "Name:
 * words".
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { scored } from '#lib/text/learned/talk';
import { targets } from '#lib/text/learned/targets';

for (const path of process.argv.slice(2)) {
  const lines = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.replace(/^! /u, ''));
  const { first } = scored(
    lines.map((line) => ({
      speaker: line.slice(0, line.indexOf(':')),
      text: line.slice(line.indexOf(':') + 1).trim(),
    })),
  );
  const rounded = Object.fromEntries(
    targets.map((target) => [target, [...first[target]].map((value) => Math.round(value * 1e4) / 1e4)]),
  );
  process.stdout.write(`${JSON.stringify({ id: basename(path, '.txt'), first: rounded })}\n`);
}
