import { expect, test } from 'vitest';
import { parseContext } from './read-context.ts';

const spans = (count: number, speakers: number) =>
  JSON.stringify({
    speaker_diarization: Array.from({ length: count }, (_, index) => ({
      speaker_label: `P${index % speakers}`,
      start_time: index,
      end_time: index + 1,
    })),
  });

test('a context may name a hundred speakers, and not one more', () => {
  expect(parseContext(spans(39_000, 100)).speaker_diarization).toHaveLength(39_000);
  expect(() => parseContext(spans(39_000, 39_000))).toThrow(
    expect.objectContaining({
      code: 'upload_too_large',
      message: expect.stringMatching(/^The transcript names 39,000 speakers, .*\. Check whether/),
    }),
  );
  const acts = JSON.stringify({
    dialogue_acts: Array.from({ length: 101 }, (_, index) => ({
      speaker: `P${index}`,
      act_type: 'statement',
      text_segment: 'Yes.',
    })),
  });
  expect(() => parseContext(acts)).toThrow('names 101 speakers');
});
