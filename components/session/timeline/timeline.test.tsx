import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { clock } from '#lib/base/words';
import { completeSnapshot, results, runningSnapshot } from '#components/testing/snapshot';
import { SessionProvider } from '#components/session/session-context';
import { Timeline } from './timeline';
import { TimelineKey } from './timeline-key';

const duration_s = 62.775;

function Whole() {
  return (
    <>
      <Timeline duration_s={duration_s} lanesOpen={false} />
      <TimelineKey lanesOpen={false} onLanes={() => undefined} />
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

const marksIn = (html: string): string[] =>
  [...html.matchAll(/aria-label="(\d:\d\d: [^"]+)"/g)].map((match) => match[1] ?? '');

test('at most twelve marks, the most telling of all notes, each a shape that says its kind', () => {
  const html = markup(<Whole />);
  const marks = marksIn(html);
  expect(marks.length).toBeGreaterThan(4);
  expect(marks.length).toBeLessThanOrEqual(12);
  for (const cue of results.manipulation_assessment.evidence)
    expect(marks.some((mark) => mark.startsWith(`${clock(cue.start_s)}: `))).toBe(true);
  expect(html).toContain('text-tension');
});

test('tone and pauses have labels, are reachable by keyboard, and are shown on demand on a phone', () => {
  const html = markup(<Whole />);
  expect(html).toMatch(
    /<input type="range" aria-label="Tone of the words along the recording" aria-valuetext="0:00: no value"/,
  );
  expect(html).toContain('aria-label="Play 0:32: pause of 2.5 s"');
  expect(html).toMatch(/aria-expanded="false"[^>]*>Show tone and pauses</);
  expect(html).toContain('Outline: tone of the words, up is pleasant; dashes: pauses.');
});

test('the legend appears only when there are marks', () => {
  const html = markup(<Whole />, runningSnapshot.view);
  expect(html).not.toContain('Outline:');
});
