import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NoticeText } from './notice-text';

const shown = (elsewhere: { host: string; recording: boolean } | null): string =>
  renderToStaticMarkup(
    <NoticeText practice={{ retentionDays: 30, visibility: 'link', voiceInference: true, elsewhere }} />,
  );

test('the settings determine where recordings are analysed', () => {
  expect(shown(null)).toContain('Nothing is sent to anybody else.');
  expect(shown({ host: 'api.openai.com', recording: false })).toContain('the transcript is sent to api.openai.com');
  expect(shown({ host: 'api.openai.com', recording: true })).toContain(
    'the recording and its transcript are sent to api.openai.com',
  );
  expect(shown({ host: 'api.openai.com', recording: false })).not.toContain('Nothing is sent');
});

test('it says how long recordings are kept, and who can view them', () => {
  const kept = (retentionDays: number, visibility: 'link' | 'private'): string =>
    renderToStaticMarkup(
      <NoticeText practice={{ retentionDays, visibility, voiceInference: true, elsewhere: null }} />,
    );
  expect(kept(30, 'link')).toMatch(/until you delete them, at most 30 days\. Anybody who has the address/u);
  expect(kept(1, 'link')).toContain('at most one day.');
  expect(kept(0, 'private')).toMatch(/until you delete them\. Nobody else sees it until you share it/u);
});
