import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ReadingInput } from '#lib/analyses/analysis';
import { diarizationOf, inputOf } from './input.ts';

const sampleSchema = z.object({
  id: z.string(),
  text: z.string(),
  turns: z.array(z.object({ speaker: z.string(), text: z.string(), start_s: z.number(), end_s: z.number() })),
});

/** The script of a committed sample as a reading's input, with or without its speakers. */
export function sampleInput(name: 'argument' | 'planning', speakers: boolean): ReadingInput {
  const path = new URL(`../../../public/samples/${name}.json`, import.meta.url);
  if (!existsSync(path)) throw new Error(`public/samples/${name}.json is missing`);
  const { turns } = sampleSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const lines = turns.map(({ text, start_s, end_s }) => ({ text, start_s, end_s }));
  return inputOf(lines, speakers ? { context: { speaker_diarization: diarizationOf(turns) } } : {});
}

/** A short dialogue of lib/analyses/testing/cards as a reading's input, one segment per line ("Name: words"). */
export function cardInput(name: string): ReadingInput {
  const lines = readFileSync(new URL(`cards/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return inputOf(
    lines.map((line) => ({
      speaker: line.slice(0, line.indexOf(':')),
      text: line.slice(line.indexOf(':') + 1).trim(),
    })),
  );
}
