import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { UploadQueueList } from '#components/capture/upload/upload-queue-list';
import { type Queued, UploadQueue } from '#lib/client/upload/upload-queue';
import type { SessionSummary } from '#lib/sessions/contract';
import { AlikeList } from './also-about.tsx';
import { LibraryRow } from './library-row.tsx';

const nothing = (): void => undefined;
const session: SessionSummary = {
  session_id: 'abc',
  title: 'Meeting',
  status: 'completed',
  created_at: '2026-03-01T10:00:00.000Z',
  duration_s: 60,
  tags: [],
  marks: {},
  snippets: [{ start_s: null, speaker: 'Anna', parts: [{ text: 'without times', hit: true }] }],
  findings: [
    {
      id: 'enhanced_understanding',
      analysis: 'enhanced_understanding',
      cue: null,
      start_s: null,
      parts: [{ text: 'Two decisions.', hit: false }],
    },
    {
      id: '0abc',
      analysis: 'enhanced_understanding',
      cue: 'decision',
      start_s: 12.5,
      parts: [
        { text: 'Then the ', hit: false },
        { text: 'budget', hit: true },
      ],
    },
  ],
};

test('a finding leads to itself and its moment, the sentence of a note to the note', () => {
  const html = renderToStaticMarkup(
    <LibraryRow
      session={session}
      isCompared={false}
      onCompare={nothing}
      onChanged={nothing}
      onTag={nothing}
      onDelete={nothing}
    />,
  );
  expect(html).toContain('href="/s/abc#f=0abc&amp;t=12.5"');
  expect(html).toContain('<strong class="font-semibold">Decision: </strong>Then the <mark');
  expect(html).toContain('href="/s/abc#f=enhanced_understanding"');
  expect(html).toContain('<strong class="font-semibold">Understanding: </strong>Two decisions.');
  expect(html).toMatch(/aria-label="Places in “Meeting”".*href="\/s\/abc"/);
});

test('a passage that the words found already is not repeated below', () => {
  const { session_id, title, status, created_at, duration_s } = session;
  const place = { speaker: 'Mark', score: 0.5 };
  const found = [
    {
      ...{ session_id, title, status, created_at, duration_s },
      places: [
        { ...place, start_s: 10, end_s: 20, text: 'far too much' },
        { ...place, start_s: 30, end_s: 40, text: 'nobody can pay it' },
        { ...place, start_s: null, end_s: null, text: 'and without times it is' },
      ],
    },
  ];
  const shown = (snippets: SessionSummary['snippets']): string =>
    renderToStaticMarkup(<AlikeList found={found} shown={[{ ...session, snippets }]} />);
  const all = shown([]);
  expect(all).toMatch(/<h2[^>]*>Also about<\/h2>.*aria-label="Similar passages in “Meeting”"/);
  expect(all).toMatch(/href="\/s\/abc#t=30".*0:30.*Mark: <\/strong>nobody can pay it/);
  expect(all).toMatch(/href="\/s\/abc"[^>]*><span[^>]*><\/span>/);
  const less = shown([
    { start_s: 12, speaker: null, parts: [{ text: 'much', hit: true }] },
    {
      start_s: null,
      speaker: null,
      parts: [
        { text: 'without ', hit: false },
        { text: 'times', hit: true },
      ],
    },
  ]);
  expect(less).toContain('nobody can pay it');
  for (const text of ['far too much', 'without times']) expect(less).not.toContain(text);
  expect(
    shown([10, 30, null].map((start_s) => ({ start_s, speaker: null, parts: [{ text: 'and', hit: true }] }))),
  ).toBe('');
});

const file = (name: string) => ({ name, size: 100, content: 'x' });
const shown = (list: readonly Queued[], unsent: readonly string[] = []): string =>
  renderToStaticMarkup(
    <UploadQueueList list={list} unsent={unsent} queue={() => new UploadQueue()} onChoose={nothing} />,
  );

test('each of several files shows its state and its actions', () => {
  const html = shown([
    { key: 1, file: file('a.mp3'), state: { kind: 'taken', session_id: 'one' } },
    { key: 2, file: file('b.mp3'), state: { kind: 'refused', sentence: 'This is not audio.' } },
    { key: 3, file: file('c.mp3'), state: { kind: 'sending', progress: { sent: 25, total: 100 } } },
    { key: 4, file: file('d.mp3'), state: { kind: 'waiting' } },
  ]);
  expect(html).toContain('Uploading file 3 of 4');
  expect(html).toMatch(/href="\/s\/one"[^>]*>a\.mp3</);
  expect(html).toMatch(/role="alert"[^>]*>Not accepted\. This is not audio\.</);
  expect(html).toMatch(/role="progressbar" aria-label="Upload of c\.mp3" aria-valuenow="25"/);
  for (const name of ['Try again: b.mp3', 'Cancel c.mp3', 'Cancel d.mp3'])
    expect(html).toContain(`aria-label="${name}"`);
  expect(html).not.toContain('Clear this list');
});

test('at the end it says how many were accepted, and after a reload which were not sent', () => {
  const taken = (key: number): Queued => ({
    key,
    file: file(`${key}`),
    state: { kind: 'taken', session_id: `${key}` },
  });
  expect(shown([taken(1), taken(2)])).toContain('Both files were accepted. Each has its own page, listed below.');
  expect(shown([taken(1), { key: 2, file: file('b'), state: { kind: 'cancelled' } }])).toContain(
    '1 of 2 files were accepted.',
  );
  expect(shown([{ key: 1, file: file('a'), state: { kind: 'cancelled' } }])).toContain('The file was not accepted.');
  expect(shown([])).toBe('');
  expect(shown([], ['a.mp3', 'b.mp3'])).toContain(
    'two files had not been sent: “a.mp3” and “b.mp3”. Choose them again',
  );
});
