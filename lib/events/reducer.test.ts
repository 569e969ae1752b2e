import { describe, expect, test } from 'vitest';
import { type AnalysisType, analysisTypes, stepOf } from '#lib/analyses/steps';
import type { Fact, FactBody, LiveBody } from './facts.ts';
import { fold, reduce } from './reducer.ts';
import { emptyView } from './view.ts';

const session_id = 'AAAAAAAAAAAAAAAAAAAAAA';
const empty = emptyView(session_id);
const stamp = (bodies: FactBody[]): Fact[] =>
  bodies.map((body, index) => ({
    ...body,
    seq: index + 1,
    at: `2026-01-01T00:00:${String(index).padStart(2, '0')}.000Z`,
    session_id,
  }));
const progress = (type: AnalysisType, state: 'started' | 'finished' | 'failed', done: number): FactBody => ({
  type: 'progress',
  step: stepOf(type).label,
  analysis_type: type,
  state,
  progress: done,
  total: 12,
  percentage: Math.round((100 * done) / 12),
});
const segment = (id: number, text: string): FactBody => ({
  type: 'partial',
  analysis_type: 'transcript',
  data: { id, start_s: id * 2, end_s: id * 2 + 1.5, speaker: null, text, confidence: 0.8 },
});
const failure = (type: AnalysisType): FactBody => ({
  type: 'error',
  message: 'It broke.',
  code: 'analysis_failed',
  analysis_type: type,
  retryable: true,
});

describe('the view', () => {
  test('a step waits, runs and fails with its sentence', () => {
    const facts = stamp([
      progress('transcript', 'started', 0),
      failure('transcript'),
      progress('transcript', 'failed', 1),
    ]);
    expect(empty.steps.transcript.state).toBe('waiting');
    expect(fold(empty, facts.slice(0, 1)).steps.transcript.state).toBe('running');
    const { state, error, arrival } = fold(empty, facts).steps.transcript;
    expect([state, error?.message, arrival]).toEqual(['failed', 'It broke.', 1]);
  });

  test('segments come one after another, and a repeated one replaces the first', () => {
    const view = fold(empty, stamp([segment(0, 'Hello.'), segment(1, 'Again.'), segment(0, 'Hello there.')]));
    expect(view.segments.map(({ text }) => text)).toEqual(['Hello there.', 'Again.']);
    const late = fold(
      empty,
      stamp([segment(0, 'One.'), segment(3, 'Four.'), segment(2, 'Three.'), segment(3, 'Four!')]),
    );
    expect(late.segments.map(({ id, text }) => [id, text])).toEqual([
      [0, 'One.'],
      [2, 'Three.'],
      [3, 'Four!'],
    ]);
    expect(view.heard?.until_s).toBe(3.5);
  });

  test('folding facts together gives the same as one by one, and earlier views stay unchanged', () => {
    const facts = stamp([
      progress('transcript', 'started', 0),
      segment(0, 'One.'),
      segment(1, 'Two.'),
      progress('emotion_analysis', 'started', 0),
      segment(3, 'Four.'),
      segment(2, 'Three.'),
      segment(4, 'Five.'),
    ]);
    const seen = fold(empty, facts.slice(0, 3));
    const whole = fold(seen, facts);
    expect(whole).toEqual(facts.reduce(reduce, empty));
    expect(whole.segments.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4]);
    expect([empty.segments.length, seen.segments.length]).toEqual([0, 2]);
  });

  test('a block replaces the pieces that it was recognised from, even if the next one is already there', () => {
    const block: FactBody = {
      type: 'partial',
      analysis_type: 'transcript',
      data: { id: 4, start_s: 0, end_s: 5, speaker: null, text: 'One, two.', confidence: 0.9 },
      replaces: [0, 1],
    };
    const facts = stamp([
      segment(0, 'Won.'),
      segment(1, 'Too.'),
      segment(2, 'Three.'),
      block,
      { ...block, replaces: [0, 1] },
      segment(5, 'Six.'),
    ]);
    const view = fold(empty, facts);
    expect(view.segments.map(({ id, text }) => [id, text])).toEqual([
      [4, 'One, two.'],
      [2, 'Three.'],
      [5, 'Six.'],
    ]);
    expect(view).toEqual(facts.reduce(reduce, empty));
  });

  test('a live recording starts, pauses with a mark, is marked and stops; its words stay until the whole is read', () => {
    const live = (event: LiveBody['event'], at_s: number, text?: string): FactBody => ({
      type: 'live',
      event,
      at_s,
      ...(text === undefined ? {} : { text }),
    });
    const facts = stamp([
      live('started', 0),
      progress('transcript', 'started', 0),
      segment(0, 'Hello.'),
      live('paused', 2, undefined),
      live('resumed', 2),
      live('marked', 3, 'the price'),
      live('stopped', 4),
      segment(1, 'Bye.'),
      progress('transcript', 'started', 0),
      segment(0, 'Hello'),
    ]);
    const view = fold(empty, facts);
    expect(fold(empty, facts.slice(0, 1))).toMatchObject({
      status: 'processing',
      live: { state: 'recording', marks: [] },
    });
    expect(fold(empty, facts.slice(0, 4)).live?.state).toBe('paused');
    expect(fold(empty, facts.slice(0, 7)).live?.state).toBe('stopped');
    expect(view.live).toEqual({
      state: 'reading',
      marks: [
        { kind: 'pause', at_s: 2, text: '' },
        { kind: 'marker', at_s: 3, text: 'the price' },
      ],
    });
    expect(view.segments.map(({ text }) => text)).toEqual(['Hello.', 'Bye.']);
    expect(view).toEqual(facts.reduce(reduce, empty));
  });

  test('a repeated fact changes nothing', () => {
    const facts = stamp([progress('transcript', 'started', 0), segment(0, 'Hello.')]);
    const view = fold(empty, facts);
    for (const fact of facts) expect(reduce(view, fact)).toBe(view);
  });

  test('arrival counts in the order of first results', () => {
    const view = fold(
      empty,
      stamp([failure('conversation_flow'), failure('emotion_analysis'), failure('conversation_flow')]),
    );
    expect([
      view.steps.conversation_flow.arrival,
      view.steps.emotion_analysis.arrival,
      view.steps.transcript.arrival,
    ]).toEqual([1, 2, null]);
  });

  test('a run without a single success ends in error, any other completes', () => {
    const complete = (failed: AnalysisType[]): FactBody => ({ type: 'complete', message: 'Done.', failed, took_ms: 9 });
    expect(fold(empty, stamp([complete([...analysisTypes])])).status).toBe('error');
    expect(fold(empty, stamp([progress('transcript', 'failed', 1), complete(['transcript'])])).status).toBe(
      'completed',
    );
  });
});
