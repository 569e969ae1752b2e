import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createListener } from '#lib/audio/listener';
import { isLong } from '#lib/base/testing/long';
import { join as joined, noise, silence, tone, writeWav } from '#lib/audio/testing/sounds';
import { bytesOf, containers, flipped, id3, sparse, wavHeader, type WavHeader } from './support/files.ts';
import { controlWorks, outcomeOf, type Outcome } from './support/oracle.ts';

const rate = 16_000;
const listener = createListener({ maxAudioMinutes: 2 });
const sound = joined(tone(300, 1, rate, -12), noise(1, rate, -25));
const made = new Map<string, Buffer>();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  await listener.warm();
  for (const name of Object.keys(containers)) made.set(name, await bytesOf(folder, name, sound, rate));
});
afterEach(() => controlWorks(listener, folder));
afterAll(async () => {
  await listener.close();
  await rm(folder, { recursive: true });
});

function bytes(name: string): Buffer {
  return made.get(name) ?? Buffer.alloc(0);
}

async function outcome(name: string, content: Buffer | string): Promise<Outcome> {
  const path = join(folder, name);
  await writeFile(path, content);
  return outcomeOf(listener, folder, path);
}

describe.each(Object.keys(containers))('%s', (name) => {
  test('cut at 1, 10, 50 and 99 %', async () => {
    const whole = bytes(name);
    for (const share of [0.01, 0.1, 0.5, 0.99]) {
      const end = await outcome(name, whole.subarray(0, Math.round(whole.length * share)));
      if (typeof end === 'number') expect(end).toBeLessThanOrEqual(2.2);
    }
    expect(await outcome(name, whole)).toBeGreaterThan(1.9);
  });

  test(
    'bytes replaced',
    async () => {
      for (let seed = 1; seed <= (isLong ? 300 : 5); seed++)
        await outcome(name, flipped(bytes(name), seed, seed % 2 ? 3 : 60));
    },
    isLong ? 600_000 : 60_000,
  );

  test(
    'the header alone, its bytes replaced',
    async () => {
      for (let seed = 1; seed <= (isLong ? 300 : 4); seed++) {
        const whole = bytes(name);
        const head = Math.min(200, whole.length);
        await outcome(name, Buffer.concat([flipped(whole.subarray(0, head), seed, 4), whole.subarray(head)]));
      }
    },
    isLong ? 600_000 : 60_000,
  );
});

describe('false headers', () => {
  const body = Buffer.alloc(32_000, 3);
  const lies: [string, WavHeader, Outcome[] | 'reads'][] = [
    ['65,535 channels', { channels: 65_535, block: 131_070 % 65_536 }, ['audio_out_of_range', 'unreadable_audio']],
    ['9 channels', { channels: 9, block: 18 }, ['audio_out_of_range']],
    ['no channel', { channels: 0 }, ['unreadable_audio', 'no_audio', 'audio_out_of_range']],
    ['rate 0', { rate: 0 }, ['unreadable_audio', 'no_audio', 'audio_out_of_range']],
    ['rate 4 GHz', { rate: 4_000_000_000 }, ['unreadable_audio', 'no_audio', 'audio_out_of_range']],
    ['rate 200,000', { rate: 200_000 }, ['audio_out_of_range']],
    ['rate 7,999', { rate: 7_999 }, ['audio_out_of_range']],
    ['sizes of 4 GB', {}, 'reads'],
    ['sizes of 0', { riff_bytes: 0, data_bytes: 0 }, 'reads'],
    ['no bits', { bits: 0, block: 0 }, ['unreadable_audio', 'no_audio', 'audio_out_of_range', 1, 2]],
    ['a coding nobody knows', { format: 0x7abc }, ['unreadable_audio', 'no_audio']],
  ];
  test.each(lies)('%s', async (_, header, expected) => {
    const end = await outcome('lying.wav', Buffer.concat([wavHeader(header), body]));
    if (expected === 'reads') expect([1, 'no_audio']).toContain(end);
    else expect(expected).toContain(end);
  });

  test('a sparse file of 4 GB ends at the limit', async () => {
    expect(
      await outcomeOf(listener, folder, await sparse(join(folder, 'sparse.wav'), wavHeader({}), 4_294_967_000)),
    ).toBe('audio_too_long');
  });

  test('huge tags, and one that states a false size', async () => {
    expect(
      await outcome('tagged.mp3', Buffer.concat([id3('<script>alert(1)</script>', 6_000_000), bytes('a.mp3')])),
    ).toBeGreaterThan(1.9);
    const claims = id3('x', 100);
    claims.fill(127, 6, 10);
    expect(['unreadable_audio', 'no_audio', 'unsupported_media']).toContain(
      await outcome('claims.mp3', Buffer.concat([claims, bytes('a.mp3')])),
    );
  });
});

describe('hours in a few bytes end at the limit', () => {
  test.each(['a.flac', 'a.opus', 'a.mp3', 'a.wv'])('%s', async (name) => {
    const minute = await bytesOf(folder, name, silence(isLong ? 1_200 : 150, 8_000), 8_000);
    expect(minute.length).toBeLessThan(isLong ? 20_000_000 : 2_500_000);
    expect(await outcome(`bomb-${name}`, minute)).toBe('audio_too_long');
  });

  test('an MP3 of the same silent frames again and again', async () => {
    const second = await bytesOf(folder, 'a.mp3', silence(5, 8_000), 8_000);
    expect(await outcome('again.mp3', Buffer.concat(Array.from({ length: 400 }, () => second)))).toBe('audio_too_long');
  });
});

describe('references to other files are not followed', () => {
  test('playlists, concat files and manifests', async () => {
    let connections = 0;
    const canary = createServer((socket) => {
      connections += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(canary, 'listening');
    const at = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/a.mp3`;
    const own = join(folder, 'made-a.mp3');
    const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]), Buffer.alloc(400, 7)]);
    const texts: (string | Buffer)[] = [
      `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n${at}\n#EXT-X-ENDLIST\n`,
      `\ufeff#EXTM3U\n#EXTINF:10,\n${own}\n`,
      `\n\n#EXTM3U\n#EXTINF:10,\n${own}\n`,
      `[playlist]\nFile1=${at}\n`,
      `ffconcat version 1.0\nfile '${own}'\n`,
      `concat:${own}|${own}`,
      `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period><AdaptationSet><BaseURL>${at}</BaseURL></AdaptationSet></Period></MPD>`,
      `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=audio ${at}\n`,
      `<!doctype html><audio src="${at}">`,
      gzipSync(bytes('a.wav')),
      zip,
    ];
    for (const text of texts)
      for (const name of ['list.mp3', 'list.m3u8', 'list.wav'])
        expect(await outcome(name, text)).toBe('unsupported_media');
    // After a tag, or after bytes that are not text, the first check does not recognise a playlist; the list of
    // demuxers stops it.
    for (const text of texts)
      expect(await outcome('hidden.mp3', Buffer.concat([id3('t', 64), Buffer.from(text)]))).toBeTypeOf('string');
    // An MP4 whose sound is in another file.
    const movie = Buffer.from(bytes('a.m4a'));
    const reference = movie.indexOf(Buffer.from('url \0\0\0\u0001', 'latin1'));
    expect(reference).toBeGreaterThan(0);
    movie[reference + 7] = 0;
    await outcome('elsewhere.m4a', movie);
    expect(connections).toBe(0);
    canary.close();
  });
});

test.each([
  ['silence', silence(3, rate), 3],
  ['noise', noise(3, rate, -3), 3],
  ['a pure tone', tone(1_000, 3, rate, 0), 3],
  ['20 ms', tone(300, 0.02, rate, -12), 0.02],
])('%s is a recording', async (name, samples, duration_s) => {
  expect(await outcomeOf(listener, folder, await writeWav(join(folder, `${name}.wav`), rate, samples))).toBeCloseTo(
    duration_s,
    2,
  );
});
