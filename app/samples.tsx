import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sample } from '#components/capture/samples';

function isSample(value: unknown): value is Sample {
  if (typeof value !== 'object' || value === null) return false;
  const sample = value as Record<string, unknown>;
  return (
    ['id', 'title', 'description', 'file'].every((key) => typeof sample[key] === 'string') &&
    typeof sample.duration_s === 'number'
  );
}

/** The clips under public/samples; empty without that folder. */
export async function readSamples(): Promise<Sample[]> {
  try {
    const value: unknown = JSON.parse(await readFile(join(process.cwd(), 'public/samples/index.json'), 'utf8'));
    return Array.isArray(value) ? value.filter(isSample) : [];
  } catch {
    return [];
  }
}
