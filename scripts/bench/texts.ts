import { setTimeout as sleep } from 'node:timers/promises';
import type { TestServer } from '#e2e/support/server';
import { frames } from '#e2e/support/sse';
import { eventLoopDelay, type Measure, notLinux } from './measures.ts';
import { canReadMemory, readMemory } from './process-memory.ts';

const words = ['we', 'should', 'decide', 'about', 'the', 'budget', 'today', 'because', 'nobody', 'knows'];

/** The longest accepted texts: by passages and speakers, by words, and by bytes. */
const texts: Record<string, () => string> = {
  '20,000 passages of 100 speakers': () =>
    Array.from({ length: 20_000 }, (_, n) => `Speaker ${n % 100}: ${sentence(n, 9)}.`).join('\n'),
  '200,000 words without names': () => Array.from({ length: 19_900 }, (_, n) => `${sentence(n, 10)}.`).join(' '),
  '20,000 subtitles': () =>
    Array.from(
      { length: 20_000 },
      (_, n) => `${n + 1}\n${stamp(n)} --> ${stamp(n + 1)}\nAnna: ${sentence(n, 4)}.\n`,
    ).join('\n'),
  '4.8 MB of long words': () =>
    Array.from(
      { length: 19_900 },
      (_, n) =>
        `Speaker ${n % 100}: ${Array.from({ length: 10 }, (__, k) => `${words[(n + k) % 10] ?? ''}${'abcdefghijklmnop'.slice(0, 10 + ((n + k) % 6))}`).join(' ')}.`,
    ).join('\n'),
};

/** Event-loop delay while a text is received and read, and memory a minute later. */
export async function longestTexts(server: TestServer): Promise<Measure[]> {
  const all: Measure[] = [];
  for (const [what, make] of Object.entries(texts)) {
    const body = new FormData();
    body.set('transcript', make());
    await eventLoopDelay(server.url);
    const start = performance.now();
    const response = await fetch(`${server.url}/api/analyze`, { method: 'POST', body });
    if (!response.ok) throw new Error(`${what}: answered ${response.status}: ${await response.text()}`);
    for await (const { data } of frames(response)) if (data.type === 'complete') break;
    all.push({
      what: `a text of ${what}: event-loop delay, 99th percentile`,
      unit: 'ms',
      target: 30,
      measured: await eventLoopDelay(server.url),
    });
    all.push({
      what: `a text of ${what}: everything`,
      unit: 's',
      target: null,
      measured: (performance.now() - start) / 1000,
    });
  }
  await sleep(60_000);
  all.push({
    what: 'a minute after the longest texts: memory of all processes (PSS)',
    unit: 'MB',
    target: 1000,
    measured: canReadMemory ? readMemory(server.pid).pss_mb : null,
    ...(canReadMemory ? {} : { note: notLinux }),
  });
  return all;
}

function sentence(seed: number, length: number): string {
  return Array.from({ length }, (_, k) => words[(seed * 7 + k * 3) % words.length] ?? '').join(' ');
}

function stamp(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(11, 19)},000`;
}
