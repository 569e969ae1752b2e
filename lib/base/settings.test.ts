import { expect, test } from 'vitest';
import { parseSettings } from '#lib/base/settings';

test('an empty environment works', () => {
  expect(parseSettings({})).toEqual({ PORT: 3000, HOST: '127.0.0.1', DATA_DIR: './data', VOICE_INFERENCE: 'on', MAX_UPLOAD_MB: 1000, MAX_AUDIO_MINUTES: 180, MODEL_API: 'auto', MODEL_CONCURRENCY: 10, MODEL_TIMEOUT_S: 30, MODEL_WINDOW_TOKENS: 48_000, LOG_LEVEL: 'info', DEFAULT_VISIBILITY: 'link', RETENTION_DAYS: 30, RATE_LIMIT: 600 });
});

test('an empty value is no value', () => {
  expect(parseSettings({ PORT: '', PUBLIC_URL: '' }).PORT).toBe(3000);
});

test('each mistake is a sentence with the name of the setting', () => {
  const mistakes = { PORT: '70000', VOICE_INFERENCE: 'maybe', PUBLIC_URL: 'ftp://x' };
  expect(() => parseSettings(mistakes)).toThrow(expect.objectContaining({ code: 'invalid_settings' }));
  for (const name of Object.keys(mistakes)) expect(() => parseSettings(mistakes)).toThrow(name);
});

test('a password that is too short is refused without being shown', () => {
  expect(() => parseSettings({ ACCESS_PASSWORD: 'tiny' })).toThrow(/ACCESS_PASSWORD/);
  expect(() => parseSettings({ ACCESS_PASSWORD: 'tiny' })).not.toThrow(/tiny/);
});
