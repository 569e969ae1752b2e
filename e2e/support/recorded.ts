import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { cutSound } from '#lib/audio/write/sound-cut';

interface Fed {
  fed: Int16Array<ArrayBuffer>[];
}

/** Makes each new page of the context remember the frames that its audio worklet sends. */
export async function rememberFed(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    // The blank page is no secure context and has no worklets.
    if (!('AudioWorkletNode' in window)) return;
    const kept: Fed['fed'] = [];
    Object.assign(window, { fed: kept });
    class Remembering extends AudioWorkletNode {
      constructor(...given: ConstructorParameters<typeof AudioWorkletNode>) {
        super(...given);
        this.port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
          if (data instanceof ArrayBuffer) kept.push(new Int16Array(data.slice(0)));
        });
      }
    }
    window.AudioWorkletNode = Remembering;
  });
}

/** What the page has recorded so far: 16-bit samples, channels interleaved. */
export async function fedTo(page: Page): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let from = 0; ;) {
    const { next, base64 } = await page.evaluate((first) => {
      const { fed } = window as unknown as Fed;
      // One minute at a time, since a string has a maximum length.
      const some = fed.slice(first, first + 300);
      let text = '';
      for (const frame of some) for (const byte of new Uint8Array(frame.buffer)) text += String.fromCharCode(byte);
      return { next: first + some.length, base64: btoa(text) };
    }, from);
    if (next === from) return Buffer.concat(parts);
    parts.push(Buffer.from(base64, 'base64'));
    from = next;
  }
}

/** The stored sound of a session, as in a WAV file. */
export interface Stored {
  channels: number;
  sample_rate_hz: number;
  pcm: Buffer;
}

export async function storedSound(page: Page, session_id: string): Promise<Stored> {
  const response = await page.request.get(`/api/sessions/${session_id}/audio`);
  const folder = mkdtempSync(join(tmpdir(), 'undertone-stored-'));
  try {
    const [path, wav_path] = [join(folder, 'recording.flac'), join(folder, 'recording.wav')];
    writeFileSync(path, await response.body());
    await cutSound({ path, from_s: 0, to_s: 1e5, wav_path }, new AbortController().signal);
    const wav = readFileSync(wav_path);
    return { channels: wav.readUInt16LE(22), sample_rate_hz: wav.readUInt32LE(24), pcm: wav.subarray(44) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The seconds that the recorder shows. */
export async function recorded_s(page: Page): Promise<number> {
  const [minutes = 0, seconds = 0] = ((await page.getByRole('timer', { name: 'Recorded' }).textContent()) ?? '')
    .split(':')
    .map(Number);
  return 60 * minutes + seconds;
}
/** The samples of one channel. */
export function channelOf({ pcm, channels }: Pick<Stored, 'pcm' | 'channels'>, channel: number): Int16Array {
  return Int16Array.from({ length: pcm.length / 2 / channels }, (_, at) =>
    pcm.readInt16LE(2 * (at * channels + channel)),
  );
}
