import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { emptyStep } from '#lib/events/view';
import { clock } from '#lib/base/words';
import { completeSnapshot, results, runningSnapshot } from '../testing/snapshot';
import { SessionProvider } from './session-context';
import { Timeline } from './timeline';
import { type MarkFilter, TimelineKey } from './timeline-key';
import { usePauses, useTone } from './use-timeline';

const duration_s = 62.775;

function Whole({ filter }: { filter: MarkFilter }) {
  const tone = useTone();
  const pauses = usePauses(duration_s);
  return (
    <>
      <Timeline duration_s={duration_s} filter={filter} tone={tone} pauses={pauses} lanesOpen={false} />
      <TimelineKey filter={filter} onFilter={() => undefined} hasTone={tone !== null} hasPauses={pauses.length > 0} lanesOpen={false} onLanes={() => undefined} />
    </>
  );
}

function markup(of: ReactNode, view = completeSnapshot.view): string {
  return renderToStaticMarkup(
    <SessionProvider view={view} live={false}>
      {of}
    </SessionProvider>,
  );
}

const marksIn = (html: string): string[] => [...html.matchAll(/aria-label="(\d:\d\d: [^"]+)"/g)].map((match) => match[1] ?? '');

test('marks of all readings, or of one alone', () => {
  const all = marksIn(markup(<Whole filter="all" />));
  expect(all.some((mark) => mark.includes('(Emotions)'))).toBe(true);
  const own = marksIn(markup(<Whole filter="manipulation_assessment" />));
  expect(own).toHaveLength(results.manipulation_assessment.evidence.length);
  for (const mark of own) expect(mark).toContain('(Manipulation cues)');
});

test('what answers a question of one’s own is marked too, under its name', () => {
  const [evidence] = results.argument_analysis.evidence;
  if (!evidence) throw new Error('The argument has no evidence.');
  const data = { evidence: [{ ...evidence, cue: 'promise' }], sufficiency: { enough: true }, dropped_claims: 0, name: 'Promises', instruction: 'Every promise.', reply: 'One.', findings: [] };
  const view = { ...completeSnapshot.view, custom: [{ ...emptyStep('custom:promises'), name: 'Promises', instruction: 'Every promise.', state: 'done' as const, data }] };
  expect(marksIn(markup(<Whole filter="custom:promises" />, view))).toEqual([`${clock(evidence.start_s)}: Promise (Promises)`]);
  expect(marksIn(markup(<Whole filter="all" />, view)).some((mark) => mark.includes('(Promises)'))).toBe(true);
  expect(markup(<Whole filter="all" />, view)).toContain('<option value="custom:promises">Promises (1)</option>');
});

test('a reading that has no marks shows all, and is not offered', () => {
  const html = markup(<Whole filter="quantitative_metrics" />);
  expect(marksIn(html)).toEqual(marksIn(markup(<Whole filter="all" />)));
  expect(html).not.toContain('value="quantitative_metrics"');
  expect(html).toContain('<option value="manipulation_assessment">Manipulation cues (4)</option>');
});

test('tone and pauses are named, can be reached by keyboard, and wait for a press on a phone', () => {
  const html = markup(<Whole filter="all" />);
  expect(html).toMatch(/<input type="range" aria-label="Tone of the words along the recording" aria-valuetext="0:00: no value"/);
  expect(html).toContain('aria-label="Play 0:32: pause of 2.5 s"');
  expect(html).toMatch(/aria-expanded="false"[^>]*>Show tone and pauses</);
  expect(html).toContain('Outline: tone of the words, up is pleasant; dashes: pauses.');
});

test('nothing is explained before there is anything', () => {
  const html = markup(<Whole filter="all" />, runningSnapshot.view);
  expect(html).not.toContain('Outline:');
  expect(html).not.toContain('<select');
});
