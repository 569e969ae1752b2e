import { basename } from 'node:path';
import { type ListenEvent, type ListenInput, type ListenOutput, cpuTime_s, listenTo } from '#lib/audio/listen-task';
import type { MediaInfo } from '#lib/audio/contract';
import { nodeAvDecoder } from '#lib/audio/decode/node-av/node-av-decoder';
import type { TaskContext } from '#lib/base/workers/worker-messages';
import { serveWorker } from '#lib/base/workers/worker-script';

/**
 * A decoder that behaves as if a hostile file had broken it: native code that aborts, never ends, or takes all memory.
 * The file's name selects the fault.
 */
function misbehave(path: string): void {
  const name = basename(path);
  if (name.startsWith('crash')) process.abort();
  if (name.startsWith('loop')) for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
  if (name.startsWith('hoard')) {
    const held: Buffer[] = [];
    for (;;) held.push(Buffer.alloc(64_000_000, 1));
  }
}

await serveWorker({
  async probe({ path }: { path: string }): Promise<MediaInfo> {
    misbehave(path);
    const media = await nodeAvDecoder.open(path);
    media.close();
    return media.info;
  },
  async listen(input: ListenInput, { emit, signal }: TaskContext<ListenEvent>): Promise<ListenOutput> {
    misbehave(input.path);
    const output = await listenTo(nodeAvDecoder, input, { detector: () => () => Promise.resolve(0), emit, signal });
    return { ...output, rss: process.memoryUsage.rss(), cpu_s: cpuTime_s(), pid: process.pid };
  },
});
