import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { SessionPage } from '#components/session/session-page';
import { analysisTypes } from '#lib/analyses/steps';
import { fold } from '#lib/events/reducer';
import { toldOf } from '#lib/glance/told';
import { emptyView, type SessionView } from '#lib/events/view';
import { completeSnapshot, runOf, sessionId, snapshotOf } from '#components/testing/snapshot';
import { Captions } from './captions';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined, refresh: () => undefined }) }));

const stamp = (seq: number) => ({ seq, at: '2026-01-01T00:00:00.000Z', session_id: sessionId });
const passage = (id: number, text: string) => ({
  type: 'partial' as const,
  analysis_type: 'transcript' as const,
  data: { id, start_s: id * 3, end_s: id * 3 + 2, speaker: null, text, confidence: 0.9 },
});

/** Two settled passages, with a marker and a pause after the first. */
const view: SessionView = fold(emptyView(sessionId), [
  { type: 'live', event: 'started', at_s: 0, ...stamp(1) },
  { ...passage(0, 'We begin.'), ...stamp(2) },
  { type: 'live', event: 'marked', at_s: 2.5, text: 'the start', ...stamp(3) },
  { type: 'live', event: 'paused', at_s: 2.6, ...stamp(4) },
  { type: 'live', event: 'resumed', at_s: 2.6, ...stamp(5) },
  { ...passage(1, 'And go on.'), ...stamp(6) },
]);
const page = (shown: SessionView, isOwner = false): string =>
  renderToStaticMarkup(
    <SessionPage
      live={false}
      snapshot={{ ...snapshotOf(shown), told: toldOf(shown), audio: null, is_owner: isOwner }}
    />,
  );

test('a viewer sees that a recording is under way, the words so far with pause and marker, and all twelve notes', () => {
  const html = page(view);
  expect(html).toContain('Recording is in progress.');
  expect(html).toContain(`href="/s/${sessionId}/captions"`);
  expect(html).toMatch(/We begin\.[^]*\[mark: the start\][^]*\[paused\][^]*And go on\./);
  expect(html).not.toContain('There is no recording here yet');
  expect(html).not.toContain('Cancel the analysis');
  for (const type of analysisTypes) expect(html).toContain(`data-analysis="${type}"`);
});

test('pauses, and the reading of an ended recording as a whole, are shown', () => {
  const after = (event: 'paused' | 'stopped'): SessionView =>
    fold(view, [{ type: 'live', event, at_s: 6, ...stamp(7) }]);
  expect(page(after('paused'))).toContain('The recording is paused.');
  expect(page(after('stopped'))).toContain('The recording has ended and is being analysed.');
  expect(page(completeSnapshot.view)).not.toContain('captions');
});

test('marks stay on the timeline of the finished recording', () => {
  const live = { state: 'reading' as const, marks: view.live?.marks ?? [] };
  const finished = { ...fold(emptyView(sessionId), runOf()), live };
  expect(page(finished)).toMatch(/\[mark: the start\]/);
});

test('captions are the last sentences, the newest in full colour', () => {
  const many = fold(
    view,
    [2, 3, 4, 5].map((id) => ({ ...passage(id, `Sentence ${id}.`), ...stamp(5 + id) })),
  );
  const html = renderToStaticMarkup(<Captions view={many} title="A talk" />);
  expect(html).not.toContain('And go on.');
  expect([...html.matchAll(/<p class="([^"]*)">Sentence (\d)/g)].map(([, look, id]) => [id, look])).toEqual([
    ['2', 'text-ink-2'],
    ['3', 'text-ink-2'],
    ['4', 'text-ink-2'],
    ['5', ''],
  ]);
  expect(renderToStaticMarkup(<Captions view={emptyView(sessionId)} title="A talk" />)).toContain(
    'Nothing has been said here yet.',
  );
});

test('words of which the recogniser is unsure throughout are marked, and the page says so', () => {
  const heard = (confidence: number): SessionView => {
    const said = [0, 1, 2, 3].map((id) => {
      const fact = passage(id, `Passage ${id}.`);
      return { ...fact, data: { ...fact.data, confidence }, ...stamp(id + 2) };
    });
    return fold(emptyView(sessionId), [{ type: 'live', event: 'started', at_s: 0, ...stamp(1) }, ...said]);
  };
  const sentence = 'So far the recogniser is unsure of nearly every word.';
  expect(renderToStaticMarkup(<Captions view={heard(0.4)} title="Talk" />)).toContain(sentence);
  expect(renderToStaticMarkup(<Captions view={heard(0.4)} title="Talk" />)).toContain(
    '<span class="unsure">Passage 3.</span>',
  );
  const latest = /data-latest-words=.*?<\/div>/s.exec(page(heard(0.4)));
  expect(latest?.[0]).toMatch(new RegExp(`${sentence}.*<p class="unsure">Passage 3\\.`, 's'));
  const folded = /<details[^>]*>.*?<\/details>/s.exec(page(heard(0.4)).replace(/^.*?data-analysis="transcript"/s, ''));
  expect(folded?.[0]).toContain('Passage 3.');
  expect(renderToStaticMarkup(<Captions view={heard(0.8)} title="Talk" />)).toContain('Passage 3.');
  expect(renderToStaticMarkup(<Captions view={heard(0.8)} title="Talk" />)).not.toContain(sentence);
  expect(page(heard(0.8))).not.toContain('unsure"');
});
