import { describe, expect, test } from 'vitest';
import { readAnalysis } from '#lib/analyses/registry';
import type { SpeakerNames } from './speaker-names.ts';
import { renameContext, renameSpeakers, speakerLabels } from './rename.ts';
import { analysisTypes, isReadingType } from '#lib/analyses/steps';
import { acousticsOf, diarizationOf, inputOf, type Line } from '#lib/analyses/testing/input';
import { sampleInput } from '#lib/analyses/testing/samples';
import type { ReadingInput } from '#lib/analyses/analysis';

const talk = [
  'We need to decide about the budget today, because the numbers are due on Friday.',
  'A plan is what we need, I think. Can you send me the report by Monday?',
  'Sure, I will send you the report by Monday. Thank you for asking!',
  'You never listen to me. Anna said a budget of 400 pounds is too much.',
  'No, that is not true. We agreed to move the meeting to Tuesday.',
  'Fine. Who will book the room for the meeting? I will book the room myself.',
];

/** A talk of two speakers with overlapping speech, with the caller's times or with labels in the transcript. */
function dialogue(first: string, second: string, by: 'transcript' | 'diarization'): ReadingInput {
  const lines: Line[] = talk.map((text, index) => ({
    text,
    speaker: index % 2 === 0 ? first : second,
    start_s: index * 4,
    end_s: index * 4 + 4.4,
  }));
  const spans = diarizationOf(lines.map(({ speaker = '', start_s = 0, end_s = 0 }) => ({ speaker, start_s, end_s })));
  const input = inputOf(
    by === 'transcript' ? lines : lines.map(({ text, start_s, end_s }) => ({ text, start_s, end_s })),
    by === 'diarization' ? { context: { speaker_diarization: spans } } : {},
  );
  return { ...input, acoustics: acousticsOf(input) };
}

describe('renaming the speakers of a result equals reading the renamed conversation', () => {
  const pairs: [string, string][] = [
    ['Speaker 1', 'Speaker 2'],
    ['A', 'B'],
    ['Anna', 'Mark'],
    ['I', 'The'],
    ['person one', 'Dr. O’Neill (host)'],
  ];
  for (const by of ['transcript', 'diarization'] as const) {
    test.each(pairs)(`%s and %s, known by ${by}`, (first, second) => {
      const before = dialogue(first, second, by);
      const names = { [first]: 'Zoë Quill', [second]: 'Yusuf' };
      const after = dialogue('Zoë Quill', 'Yusuf', by);
      for (const type of analysisTypes.filter(isReadingType)) {
        expect({
          type,
          data: renameSpeakers(type, readAnalysis(type, before), names, before.transcript.transcript),
        }).toEqual({ type, data: readAnalysis(type, after) });
      }
      expect(renameSpeakers('transcript', before.transcript, names, before.transcript.transcript)).toEqual(
        after.transcript,
      );
    });
  }

  test.each(['argument', 'planning'] as const)('the sample %s', (sample) => {
    const before = sampleInput(sample, true);
    const labels = [...new Set(before.context.speaker_diarization?.map(({ speaker_label }) => speaker_label))];
    for (const to of [
      ['Zoë Quill', 'Yusuf'],
      ['A', 'B'],
      ['Speaker 1', 'Speaker 2'],
    ]) {
      const names = Object.fromEntries(labels.map((label, index) => [label, to[index] ?? '']));
      const after = { ...sampleInput(sample, true), context: renameContext(before.context, names) };
      for (const type of analysisTypes.filter(isReadingType)) {
        const [given, wanted] = [readAnalysis(type, before), readAnalysis(type, after)];
        expect({ type, data: renameSpeakers(type, given, names, before.transcript.transcript) }).toEqual({
          type,
          data: wanted,
        });
        const back = Object.fromEntries(Object.entries(names).map(([label, name]) => [name, label]));
        expect({ type, data: renameSpeakers(type, wanted, back, before.transcript.transcript) }).toEqual({
          type,
          data: given,
        });
      }
    }
  });

  test('renaming back restores the result, even if two speakers swap names', () => {
    const input = dialogue('Speaker 1', 'Speaker 2', 'diarization');
    const data = readAnalysis('quantitative_metrics', input);
    const rename = (given: typeof data, names: SpeakerNames) =>
      renameSpeakers('quantitative_metrics', given, names, input.transcript.transcript);
    expect(rename(rename(data, { 'Speaker 1': 'Yusuf' }), { Yusuf: 'Speaker 1' })).toEqual(data);
    const swapped = rename(data, { 'Speaker 1': 'Speaker 2', 'Speaker 2': 'Speaker 1' });
    expect(swapped.speakers.map(({ speaker }) => speaker)).toEqual(['Speaker 2', 'Speaker 1']);
    expect(swapped).toEqual(readAnalysis('quantitative_metrics', dialogue('Speaker 2', 'Speaker 1', 'diarization')));
  });
});

describe('sentences of a reading about a speaker', () => {
  const base = {
    evidence: [],
    sufficiency: { enough: true },
    dropped_claims: 0,
    potential_biases: [],
    emotional_state: null,
    cognitive_load: null,
    stress_level: null,
    confidence_level: null,
    strain: [],
    timed: true,
  };
  const prose = (text: string, names: SpeakerNames, said = ''): unknown =>
    renameSpeakers('psychological_analysis', { ...base, psychological_summary: text }, names, said)
      .psychological_summary;

  test.each([
    ['A begins 0.4 s before B ends', 'Zoë begins 0.4 s before B ends'],
    ['A reason follows. A: two hedges.', 'A reason follows. Zoë: two hedges.'],
    ['A plan is open. All three tasks fall to A.', 'A plan is open. All three tasks fall to Zoë.'],
    ['Who: A; when: by Friday', 'Who: Zoë; when: by Friday'],
    ['“A”: three hedges', '“Zoë”: three hedges'],
    ['Softened by “A bit, from A to Z”', 'Softened by “A bit, from A to Z”'],
    ['Most is said by A, with a pause.', 'Most is said by Zoë, with a pause.'],
    ['AA and A1 are others.', 'AA and A1 are others.'],
  ])('distinguishes the label A from the article: %s', (text, expected) => {
    expect(prose(text, { A: 'Zoë' })).toBe(expected);
  });

  test('keeps a name in quoted words', () => {
    const said = 'I told Anna about the budget.';
    expect(prose('Anna and budget are named most often.', { Bob: 'Zoë' }, said)).toBe(
      'Anna and budget are named most often.',
    );
    expect(prose('Budget and Anna are named most often. All tasks fall to Anna.', { Anna: 'Zoë' }, said)).toBe(
      'Budget and Anna are named most often. All tasks fall to Zoë.',
    );
    expect(prose('Anna is named most often. Anna is heard less.', { Anna: 'Zoë' }, said)).toBe(
      'Anna is named most often. Zoë is heard less.',
    );
    expect(prose('I told Anna about the budget.', { Anna: 'Zoë' }, said)).toBe(said);
  });

  test('takes special characters of patterns in a label literally', () => {
    expect(prose('Mostly (x) [1]+ talks.', { '(x) [1]+': '$& $1' })).toBe('Mostly $& $1 talks.');
  });

  test('returns the same object if no speaker has that name', () => {
    const data = { ...base, psychological_summary: 'Nobody is named.' };
    expect(renameSpeakers('psychological_analysis', data, { Anna: 'Zoë' }, 'Words.')).toBe(data);
  });
});

test('collects labels from all fields', () => {
  const input = dialogue('Anna', 'Mark', 'diarization');
  const results = analysisTypes
    .filter((type) => isReadingType(type))
    .map((type) => ({ analysis_type: type, data: readAnalysis(type, input) }));
  expect(speakerLabels(input.transcript.segments, results).toSorted()).toEqual(['Anna', 'Mark']);
  expect(speakerLabels(input.transcript.segments, [])).toEqual([]);
});

test('renames speakers in the caller’s context too', () => {
  const context = {
    speaker_diarization: [{ speaker_label: 'A', start_time: 0, end_time: 1 }],
    participants: ['A', 'B'],
    dialogue_acts: [{ speaker: 'A', act_type: 'statement', text_segment: 'A' }],
    notes: 'A is late.',
  };
  expect(renameContext(context, { A: 'Anna' })).toEqual({
    speaker_diarization: [{ speaker_label: 'Anna', start_time: 0, end_time: 1 }],
    participants: ['Anna', 'B'],
    dialogue_acts: [{ speaker: 'Anna', act_type: 'statement', text_segment: 'A' }],
    notes: 'A is late.',
  });
});
