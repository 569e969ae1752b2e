/**
 * Loaded into a production server by the load tests (`node --import`): appends facts to a session's log faster than any
 * pipeline, through the interface of our own code. Commands come from the parent process only.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { getRuntime } from '#lib/runtime/runtime';
import { analysisStreamer } from '#lib/transports/analysis-streamer';

const requestSchema = z.object({
  id: z.number(),
  session_id: z.string(),
  count: z.number(),
  /** Facts per second; 0 for as fast as possible. */
  rate: z.number(),
  /** Bytes added to each fact, to make it as large as a result. */
  padding: z.number(),
});
type Request = z.infer<typeof requestSchema>;

async function inject({ session_id, count, rate, padding }: Request): Promise<void> {
  const start = performance.now();
  for (let index = 0; index < count; index += 1) {
    if (rate > 0) await sleep(Math.max(0, start + (1000 * index) / rate - performance.now()));
    if (padding > 0) await analysisStreamer.sendError(session_id, 'x'.repeat(padding));
    else await analysisStreamer.sendProgressUpdate(session_id, 'Transcription', 0);
  }
}

process.on('message', (message) => {
  const parsed = requestSchema.safeParse(message);
  if (!parsed.success) return;
  const { id } = parsed.data;
  inject(parsed.data).then(
    () => process.send?.({ id, listeners: getRuntime().hub.size }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
// The channel alone must not keep the server alive.
process.channel?.unref();
