import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NoticeText } from './notice-text';

const shown = (elsewhere: { host: string; recording: boolean } | null): string => renderToStaticMarkup(<NoticeText practice={{ voiceInference: true, elsewhere }} />);

test('where it is read is what the settings say', () => {
  expect(shown(null)).toContain('Nothing is sent to anybody else.');
  expect(shown({ host: 'api.openai.com', recording: false })).toContain('the transcript is sent to api.openai.com');
  expect(shown({ host: 'api.openai.com', recording: true })).toContain('the recording and its transcript are sent to api.openai.com');
  expect(shown({ host: 'api.openai.com', recording: false })).not.toContain('Nothing is sent');
});
