import { describe, expect, test } from 'vitest';
import { readAnalysis } from '#lib/analyses/registry';
import { analysisTypes, isReadingType } from '#lib/analyses/steps';
import { cardInput, sampleInput } from '#lib/analyses/testing/samples';
import type { ReadingInput } from '#lib/analyses/analysis';
import { emptyView, type SessionView, type StepViews } from '#lib/events/view';
import { findingById, findingsOf } from './findings-of.ts';
import { crowdedIn } from './crowded.ts';
import { glanceOf } from './glance.ts';
import { noteOrder } from './note-order.ts';
import { pinsOfNote, rankedPins } from './pins.ts';
import { underlinesOf } from './underlines.ts';

/** A finished session with the local engine's real readings of a text. */
function read(input: ReadingInput): SessionView {
  const view = emptyView('AbCdEfGhIjKlMnOpQrStUv');
  const steps = Object.fromEntries(
    analysisTypes.map((type) => [
      type,
      isReadingType(type) ? { ...view.steps[type], state: 'done', data: readAnalysis(type, input) } : view.steps[type],
    ]),
  ) as StepViews;
  return {
    ...view,
    status: 'completed',
    steps,
    segments: input.transcript.segments,
    complete: { message: '', failed: [], took_ms: 1, at: '' },
  };
}

const argument = read(sampleInput('argument', true));
const planning = read(sampleInput('planning', true));
const sentences = (view: SessionView): string[] => glanceOf(view).ranked.map(({ sentence }) => sentence);
const line = (view: SessionView, name: string) => glanceOf(view).lines.find((one) => one.name === name);

describe('the argument about a loan', () => {
  test('pressure comes first, with all its passages; the same words are not shown twice', () => {
    const { ranked } = glanceOf(argument);
    expect(ranked[0]).toMatchObject({
      analysis: 'manipulation_assessment',
      kind: 'pressure',
      sentence: 'Nine sentences read like pressure.',
    });
    expect(ranked[0]?.evidence).toHaveLength(9);
    expect(ranked.length).toBeGreaterThanOrEqual(3);
    expect(ranked.length).toBeLessThanOrEqual(5);
    // Fear and worry are both read from the same sentence.
    expect(sentences(argument).filter((sentence) => sentence.includes('But I am worried'))).toHaveLength(1);
  });

  test('decisions and tasks stand in lines, and only there', () => {
    expect(line(argument, 'Decided'), 'a promise of one person is a task').toBeUndefined();
    expect(line(argument, 'To do')?.items).toMatchObject([
      { who: 'Anna', text: 'I will give you an answer on Monday.', said: true },
    ]);
    expect(sentences(argument).join(' ')).not.toContain('answer on Monday');
    expect(line(argument, 'Open'), 'a rhetorical question waits for nothing').toBeUndefined();
    expect(line(argument, 'Who wants what'), 'no aim is clear').toBeUndefined();
  });

  test('every id leads back to its finding, whole or by one of its passages', () => {
    for (const finding of findingsOf(argument.steps))
      expect(findingById(argument.steps, finding.id)?.id).toBe(finding.id);
    const [pressure] = findingsOf(argument.steps);
    for (const pin of pinsOfNote(argument, 'manipulation_assessment'))
      expect(findingById(argument.steps, pin.id)).toBe(pressure);
    expect(findingById(argument.steps, 'gone')).toBeNull();
  });

  test('at most twelve pins, one per place, in order of time', () => {
    const pins = rankedPins(argument);
    expect(pins.length).toBeLessThanOrEqual(12);
    expect(new Set(pins.map(({ evidence }) => evidence.quote)).size).toBe(pins.length);
    expect(pins.map(({ evidence }) => evidence.start_s)).toEqual(
      pins.map(({ evidence }) => evidence.start_s).toSorted((a, b) => a - b),
    );
    expect(pins.some(({ kind }) => kind === 'pressure')).toBe(true);
  });
});

describe('the planning of a workshop', () => {
  test('no pressure and no emotion is claimed', () => {
    expect(findingsOf(planning.steps).map(({ kind }) => kind)).not.toContain('pressure');
    expect(findingsOf(planning.steps).map(({ kind }) => kind)).not.toContain('feeling');
  });

  test('decisions, tasks and open questions', () => {
    expect(line(planning, 'Decided')?.items.map(({ text }) => text)).toEqual([
      "Let's go with the second week of March.",
      'So we agreed on March, and we will meet again on Tuesday.',
    ]);
    expect(line(planning, 'Open')?.items.map(({ text }) => text)).toEqual([
      'Who is going to give the first talk?',
      'And should we record the talks?',
    ]);
    expect(line(planning, 'To do')).toMatchObject({
      items: [{ who: 'Tom', text: 'I will send the budget by Friday.' }, { who: 'Laura' }],
      more: 2,
    });
  });

  test('notes with findings come first, then measures, then quiet notes, each with its reason', () => {
    const { filled, quiet } = noteOrder(planning);
    expect(filled[0]).toBe('enhanced_understanding');
    expect(quiet.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['emotion_analysis', 'manipulation_assessment']),
    );
    expect(quiet.find(({ type }) => type === 'manipulation_assessment')?.reason).toBe('No pressing words found.');
    expect(filled.length + quiet.length).toBe(11);
    expect(noteOrder({ ...planning, complete: null }).quiet).toEqual([]);
  });
});

describe('unknowns', () => {
  const unknown = (view: SessionView): string => `${glanceOf(view).unknown.what} | ${glanceOf(view).unknown.remedy}`;

  test('another language is named, and nothing is claimed', () => {
    const german = read(cardInput('n10_german'));
    expect(unknown(german)).toContain('this reading understands only English');
    expect(glanceOf(german)).toMatchObject({ ranked: [], lines: [] });
  });

  test('a cancelled run is said once, and its notes stand together', () => {
    const error = { message: 'The run was cancelled.', code: 'cancelled' as const, retryable: true };
    const steps = Object.fromEntries(
      Object.entries(planning.steps).map(([type, step]) => [
        type,
        type === 'audio_quality_metrics' ? step : { ...step, state: 'failed', data: null, error },
      ]),
    ) as StepViews;
    const view = { ...planning, steps, segments: [] };
    expect(unknown(view)).toBe(
      'what was said; the run was cancelled before the words were read | The owner can run it again from the menu of the transcript.',
    );
    expect(unknown({ ...view, segments: planning.segments })).toContain('all that was said; the run was cancelled');
    expect(noteOrder(view).cancelled).toHaveLength(10);
    expect(noteOrder(view)).toMatchObject({ filled: ['audio_quality_metrics'], quiet: [] });
  });

  test('a note that was cancelled with a result keeps its place: an early reading, and one that ran again', () => {
    const error = { message: 'The run was cancelled.', code: 'cancelled' as const, retryable: true };
    const { manipulation_assessment: early, enhanced_understanding: again } = argument.steps;
    expect(early.data && again.data).not.toBeNull();
    const steps = {
      ...argument.steps,
      manipulation_assessment: { ...early, state: 'failed' as const, error, provisional: true, so_far_s: 20 },
      enhanced_understanding: { ...again, state: 'failed' as const, error },
    };
    const order = noteOrder({ ...argument, steps });
    expect(order.filled[0]).toBe('manipulation_assessment');
    expect(order.filled).toContain('enhanced_understanding');
    expect(order.quiet).toEqual(noteOrder(argument).quiet);
    expect(order.cancelled).toEqual([]);
  });

  test('voices that were not told apart', () => {
    expect(unknown(read(sampleInput('argument', false)))).toBe(
      'who speaks; the voices were not told apart | Name the speakers in the text.',
    );
  });

  test('there is a line during the run, and when nothing else is missing', () => {
    expect(unknown({ ...planning, complete: null })).toContain('still going on');
    expect(
      unknown({ ...argument, segments: argument.segments.map((segment) => ({ ...segment, speaker: 'Anna' })) }),
    ).toContain('what anybody meant');
  });
});

test('findings are underlined in the text; while a note is open, its own alone', () => {
  const text = (id: number): string => argument.segments.find((segment) => segment.id === id)?.text ?? '';
  const pressure = underlinesOf(argument, 'manipulation_assessment');
  const words = [...pressure].flatMap(([id, all]) => all.map(({ from, to }) => text(id).slice(from, to)));
  expect(words).toContain('You are too sensitive');
  expect(words).not.toContain('I will give you an answer on Monday');
  expect(
    [...underlinesOf(argument, null)].flatMap(([id, all]) => all.map(({ from, to }) => text(id).slice(from, to))),
  ).toEqual(expect.arrayContaining(['You are too sensitive', 'I will give you an answer on Monday']));
});

test('while words come in that hold no finding, the lines stay the same map, so that nothing is drawn again', () => {
  const [first] = argument.segments;
  if (!first) throw new Error('The sample has passages.');
  const lines = underlinesOf(argument, null);
  const more = { ...argument, segments: [...argument.segments, { ...first, id: 10_000, text: 'Hm.' }] };
  expect(underlinesOf(more, null)).toBe(lines);
  expect(underlinesOf(argument, 'manipulation_assessment')).not.toBe(lines);
});

test('passages are called crowded only if most of many lie together', () => {
  const [pressure] = findingsOf(argument.steps);
  expect(pressure && crowdedIn(pressure, 45)).toBeNull();
  expect(pressure && crowdedIn(pressure, 200)).toMatchObject({ start_s: expect.any(Number) });
});
