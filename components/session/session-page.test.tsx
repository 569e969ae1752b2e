import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { analysisTypes } from '#lib/analyses/steps';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { segments } from '../testing/conversation';
import { completeSnapshot, failedSnapshot, runningSnapshot } from '../testing/snapshot';
import { announcement } from './announcer';
import { finishedWords, runningWords } from './progress';
import { SessionPage } from './session-page';
import { lanesOf } from './speaker-lanes';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined, refresh: () => undefined }) }));

const page = (snapshot: SessionSnapshot): string => renderToStaticMarkup(<SessionPage snapshot={snapshot} live={false} />);

test('the page is readable without JavaScript: all text, all twelve cards, a plain player', () => {
  const html = page(completeSnapshot);
  for (const { text } of segments) expect(html).toContain(text);
  for (const type of analysisTypes) expect(html.match(new RegExp(`data-analysis="${type}"`, 'g'))).toHaveLength(1);
  expect(html).toMatch(/<audio[^>]*controls/);
  expect(html).toContain('An argument about a loan');
});

test('cards keep the order of the steps, whatever arrived', () => {
  const order = [...page(runningSnapshot).matchAll(/data-analysis="(\w+)"/g)].map((match) => match[1]);
  expect(order).toEqual(['transcript', ...analysisTypes.filter((type) => type !== 'transcript')]);
});

test('only the owner can cancel and delete', () => {
  expect(page(runningSnapshot)).toContain('Cancel the analysis');
  const visitor = page({ ...runningSnapshot, is_owner: false });
  expect(visitor).not.toContain('Cancel the analysis');
  expect(visitor).not.toContain('More about this recording');
});

test('the running page says what is heard, and the finished one how it ended', () => {
  expect(runningWords(runningSnapshot.view)).toBe('Transcribing: 0:32 of 1:02 heard, a few seconds left.');
  expect(finishedWords(completeSnapshot.view)).toBe('All 12 steps finished in 2.6 s.');
  expect(finishedWords(failedSnapshot.view)).toBe('Finished in 2.6 s; 1 of 12 steps failed. Its note says why.');
});

test('an arrival is announced once, not each word', () => {
  expect(announcement(runningSnapshot.view)).toBe('');
  expect(announcement(completeSnapshot.view)).toBe('The analysis is complete.');
});

test('a session without a recording says what it waits for', () => {
  const html = page({ ...runningSnapshot, audio: null });
  expect(html).toContain('There is no recording here yet.');
  expect(html).not.toContain('<audio');
});

test('each speaker has a lane, and neighbouring passages join', () => {
  const lanes = lanesOf(segments, 1);
  expect(lanes.map((lane) => lane.speaker)).toEqual(['Anna', 'Mark']);
  expect(lanesOf(segments.map((segment) => ({ ...segment, speaker: null })), 1)[0]?.spans.length).toBeLessThan(segments.length);
});
