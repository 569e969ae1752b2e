import { describe, expect, it } from 'vitest';
import type { ReadingInput } from '#lib/analyses/analysis';
import { readAnalysis } from '#lib/analyses/registry';
import { analysisTypes, isReadingType } from '#lib/analyses/steps';
import { acousticsOf, inputOf } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';

const types = analysisTypes.filter(isReadingType);

/** The argument sample, with every second passage loud and high, and recognised with this confidence. */
function argument(confidence: number): ReadingInput {
  const input = sampleInput('argument', true);
  const segments = input.transcript.segments.map((segment) =>
    segment.id % 2 === 0 ? segment : { ...segment, confidence },
  );
  const raised = Object.fromEntries(
    segments.filter(({ id }) => id % 4 === 1).map(({ id }) => [id, { intensity_dbfs: -12, pitch_median_hz: 180 }]),
  );
  return { ...input, transcript: { ...input.transcript, segments }, acoustics: acousticsOf(input, raised) };
}

const quoted = (input: ReadingInput): string[] =>
  types.flatMap((type) =>
    readAnalysis(type, input).evidence.flatMap(({ segment_id, quote }) =>
      segment_id !== null && segment_id % 2 === 1 && quote !== '' ? [quote] : [],
    ),
  );

describe('passages of which the recogniser is not sure', () => {
  it('are not quoted by any reading', () => {
    expect(quoted(argument(0.9)).length).toBeGreaterThan(10);
    expect(quoted(argument(0.49))).toEqual([]);
  });

  it.each(types)('do not appear in any field of %s', (type) => {
    const input = argument(0.3);
    const result = JSON.stringify({ ...readAnalysis(type, input) });
    const unsure = input.transcript.segments.filter(({ id, text }) => id % 2 === 1 && text.length > 12);
    expect(unsure).not.toEqual([]);
    expect(unsure.filter(({ text }) => result.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
  });

  it('are included in counts', () => {
    expect(readAnalysis('quantitative_metrics', argument(0.3))).toMatchObject({
      word_count: readAnalysis('quantitative_metrics', argument(0.9)).word_count,
    });
  });

  it('lead to a reason if there are no other passages', () => {
    const input = inputOf(['You promised to send the report on Monday, because we need it.']);
    const segments = input.transcript.segments.map((segment) => ({ ...segment, confidence: 0.4 }));
    const result = readAnalysis('enhanced_understanding', { ...input, transcript: { ...input.transcript, segments } });
    expect(result).toMatchObject({
      evidence: [],
      sufficiency: {
        enough: false,
        reason: 'The recogniser is not sure of any of its words, so nothing is read from them.',
      },
    });
  });
});

it('a threat is quoted only if the recogniser is sure of it', () => {
  const lines = [
    'We talked about the garden and the house for an hour.',
    'If you tell anybody I will kill you, do you understand me?',
    'I am not afraid of you at all, and I will tell them.',
  ];
  const at = (confidence: number): string => {
    const input = inputOf(lines);
    const segments = input.transcript.segments.map((segment) => ({
      ...segment,
      confidence: segment.id === 1 ? confidence : 0.9,
    }));
    return JSON.stringify(
      types.map((type) => readAnalysis(type, { ...input, transcript: { ...input.transcript, segments } })),
    );
  };
  expect(at(0.88)).toContain('kill you');
  expect(at(0.85)).not.toContain('kill you');
});
