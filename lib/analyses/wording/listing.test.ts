import { describe, expect, it } from 'vitest';
import { readAnalysis } from '#lib/analyses/registry';
import { listed, listingNote } from './listing.ts';
import { analysisTypes, isReadingType } from '#lib/analyses/steps';
import { acousticsOf, inputOf } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';

it('keeps all of the rare kinds, and spreads frequent ones evenly', () => {
  const items = Array.from({ length: 1000 }, (_, i) => ({ i, kind: i % 100 === 0 ? 'rare' : 'often' }));
  const kept = listed(items, ({ kind }) => kind, 100);
  expect(kept.length).toBe(100);
  expect(kept.filter(({ kind }) => kind === 'rare').length).toBe(10);
  for (const quarter of [0, 1, 2, 3])
    expect(kept.filter(({ i }) => Math.floor(i / 250) === quarter).length).toBeGreaterThan(20);
  expect(listed(items.slice(0, 100), ({ kind }) => kind, 100)).toEqual(items.slice(0, 100));
  expect(listingNote(1000, 100)).toBe('Of 1,000 places, 100 are listed, spread over the recording.');
  expect(listingNote(5, 5)).toBeNull();
});

/** The sample, repeated for an hour. */
function hourOf(name: 'argument' | 'planning') {
  const turns = sampleInput(name, true).transcript.segments;
  const lines = Array.from({ length: 58 }, (_, again) =>
    turns.map(({ text, start_s, end_s }, i) => ({
      text,
      start_s: again * 62 + start_s,
      end_s: again * 62 + end_s,
      speaker: i % 2 === 0 ? 'A' : 'B',
    })),
  ).flat();
  const input = inputOf(lines);
  return {
    ...input,
    acoustics: acousticsOf(
      input,
      {},
      lines.slice(1).map((line, i) => ({ start_s: lines[i]?.end_s ?? 0, end_s: line.start_s })),
    ),
  };
}

describe.each(['argument', 'planning'] as const)('an hour of %s', (name) => {
  const input = hourOf(name);
  // The result lists every dialogue act, as its schema requires: some 1,500 per hour, 120 bytes each.
  it.each(analysisTypes.filter(isReadingType))('%s stays small', (type) =>
    expect(JSON.stringify(readAnalysis(type, input)).length).toBeLessThan(
      type === 'conversation_flow' ? 300_000 : 200_000,
    ),
  );
  it('says how many are left out, and lists entries up to the end', () => {
    const result = readAnalysis('speaker_attitude', input);
    expect(result.tone_indicators.at(-1)).toMatch(/^Of \d+ places, 150 are listed/u);
    expect(result.evidence.at(-1)?.start_s).toBeGreaterThan(3400);
    if (name === 'argument')
      expect(readAnalysis('manipulation_assessment', input).manipulation_explanation).toMatch(
        /Of \d+ places, \d+ are listed/u,
      );
  });
});
