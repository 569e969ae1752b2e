import { expect, test } from 'vitest';
import { problemSentence } from './problem';

test('the sentence of a problem document is shown; anything else gets a sentence of our own', () => {
  expect(problemSentence('{"title":"No audio","detail":"There is no audio in this file."}')).toBe(
    'There is no audio in this file.',
  );
  expect(problemSentence('{"title":"No audio in this upload"}')).toBe('No audio in this upload.');
  expect(problemSentence('<html>Bad gateway</html>')).toMatch(/could not be reached/);
  expect(problemSentence('')).toMatch(/could not be reached/);
});
