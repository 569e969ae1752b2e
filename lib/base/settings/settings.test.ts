import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSettings } from './settings.ts';

test('an empty environment works', () => {
  expect(parseSettings({})).toEqual({
    PORT: 3000,
    HOST: '127.0.0.1',
    DATA_DIR: './data',
    ROLE: 'all',
    VOICE_INFERENCE: 'on',
    MAX_UPLOAD_MB: 1000,
    MAX_AUDIO_MINUTES: 180,
    MODEL_API: 'auto',
    MODEL_CONCURRENCY: 10,
    MODEL_TIMEOUT_S: 30,
    MODEL_WINDOW_TOKENS: 48_000,
    EVENT_STREAMS: 'direct',
    LOG_LEVEL: 'info',
    DEFAULT_VISIBILITY: 'link',
    RETENTION_DAYS: 30,
    RATE_LIMIT: 600,
    MAX_OWNER_GB: 20,
    AUDIT_DAYS: 90,
  });
});

test('an empty value counts as unset', () => {
  expect(parseSettings({ PORT: '', PUBLIC_URL: '' }).PORT).toBe(3000);
});

test('each mistake is a sentence that names the setting', () => {
  const mistakes = { PORT: '70000', VOICE_INFERENCE: 'maybe', PUBLIC_URL: 'ftp://x' };
  expect(() => parseSettings(mistakes)).toThrow(expect.objectContaining({ code: 'invalid_settings' }));
  for (const name of Object.keys(mistakes)) expect(() => parseSettings(mistakes)).toThrow(name);
});

test('allowed host names are normalised to the form that a browser sends', () => {
  expect(parseSettings({ ALLOWED_HOSTS: 'Undertone.LAN:3000, bücher.example.,,' }).ALLOWED_HOSTS).toEqual([
    'undertone.lan',
    'xn--bcher-kva.example',
  ]);
  for (const ALLOWED_HOSTS of ['http://a.example', 'a.example/path', '*', 'a b'])
    expect(() => parseSettings({ ALLOWED_HOSTS })).toThrow(/^ALLOWED_HOSTS is .*commas/);
});

test('a role needs a database that processes share', () => {
  expect(() => parseSettings({ ROLE: 'worker' })).toThrow(/DATABASE_URL/);
  expect(parseSettings({ ROLE: 'worker', DATABASE_URL: 'postgres://u:p@db/undertone' }).ROLE).toBe('worker');
});

test('a webhook needs a secret', () => {
  expect(() => parseSettings({ WEBHOOK_URL: 'https://hooks.example/in' })).toThrow(/WEBHOOK_SECRET/);
  expect(() => parseSettings({ WEBHOOK_URL: 'https://hooks.example/in', WEBHOOK_SECRET: 'tiny' })).toThrow(
    /^WEBHOOK_SECRET is not valid/,
  );
  expect(
    parseSettings({ WEBHOOK_URL: 'https://hooks.example/in', WEBHOOK_SECRET: 'sixteen letters!' }).WEBHOOK_URL,
  ).toBe('https://hooks.example/in');
});

test('the password in an invalid DATABASE_URL is not repeated', () => {
  expect(() => parseSettings({ DATABASE_URL: 'mysql://u:hunter2@db' })).toThrow(/^(?!.*hunter2).*DATABASE_URL/s);
});

test('a password that is too short is refused without being shown', () => {
  expect(() => parseSettings({ ACCESS_PASSWORD: 'tiny' })).toThrow(/ACCESS_PASSWORD/);
  expect(() => parseSettings({ ACCESS_PASSWORD: 'tiny' })).not.toThrow(/tiny/);
});

test('a bucket is an address with options, without keys', () => {
  expect(parseSettings({ BLOB_URL: 's3://talks' }).BLOB_URL).toEqual({
    bucket: 'talks',
    prefix: '',
    endpoint: null,
    region: null,
    force_path_style: false,
  });
  expect(
    parseSettings({ BLOB_URL: 's3://talks/under/tone/?endpoint=http://store:9000&region=eu-central-1' }).BLOB_URL,
  ).toEqual({
    bucket: 'talks',
    prefix: 'under/tone/',
    endpoint: 'http://store:9000',
    region: 'eu-central-1',
    force_path_style: true,
  });
  expect(
    parseSettings({ BLOB_URL: 's3://talks?endpoint=https://s3.example.org&force_path_style=false' }).BLOB_URL
      ?.force_path_style,
  ).toBe(false);
});

test.each([
  ['https://talks.s3.amazonaws.com', /written as s3:/],
  ['talks', /written as s3:/],
  ['s3://key:hunter2@talks', /AWS_ACCESS_KEY_ID/],
  ['s3://Talks', /small letters/],
  ['s3://talks/a b', /prefix/],
  ['s3://talks?endpoint=store', /endpoint/],
  ['s3://talks?endpoint=ftp://store', /endpoint/],
  ['s3://talks?force_path_style=1', /force_path_style/],
  ['s3://talks?region=a%20b', /region/],
  ['s3://talks?secret=hunter2', /options endpoint, region/],
])('BLOB_URL=%s is answered with a sentence that repeats nothing secret', (BLOB_URL, sentence) => {
  expect(() => parseSettings({ BLOB_URL })).toThrow(sentence);
  expect(() => parseSettings({ BLOB_URL })).toThrow(/^BLOB_URL is not valid: .*\.$/);
  expect(() => parseSettings({ BLOB_URL })).not.toThrow(/hunter2/);
});

test('a folder for FFmpeg holds both programs, of version 5 or later', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'undertone-ffmpeg-'));
  const program = (name: string, said: string) =>
    writeFile(join(folder, name), `#!/bin/sh\necho "${name} version ${said} Copyright"\n`, { mode: 0o755 });
  const read = () => parseSettings({ FFMPEG_PATH: folder });
  try {
    expect(() => parseSettings({ FFMPEG_PATH: 'bin' })).toThrow(
      'FFMPEG_PATH is "bin": must be the full path of a folder, such as /usr/bin.',
    );
    expect(read).toThrow(/^FFMPEG_PATH is .*and there is no ffmpeg in it\.$/);
    await program('ffmpeg', '5.1.9-0+deb12u1');
    expect(read).toThrow(/and there is no ffprobe in it\.$/);
    await program('ffprobe', '4.4.2');
    expect(read).toThrow(/must hold FFmpeg 5 or later, and its ffprobe is of version 4\.$/);
    await program('ffprobe', 'n7.1');
    expect(read().FFMPEG_PATH).toBe(folder);
    await writeFile(join(folder, 'ffmpeg'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    expect(read).toThrow(/the ffmpeg in it does not run\.$/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
