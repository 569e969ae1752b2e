import type { Runtime } from './runtime.ts';

/**
 * A server is live if it answers, and ready if the engines are loaded and it reaches the database (200, else 503).
 * `numbers` are included only for those who have the installation's password, if there is one.
 */
export async function healthOf(
  { isReady, eventLoopDelayP99, runs, hub, settings, queueDepth }: Runtime,
  numbers: boolean,
): Promise<Response> {
  // null if the database cannot be reached, which this query detects.
  const queue_depth = await queueDepth().catch(() => null);
  const ready = isReady() && queue_depth !== null;
  const counted = numbers
    ? {
        role: settings.ROLE,
        runs: runs.size,
        queue_depth,
        viewers: hub.size,
        event_loop_delay_p99_ms: eventLoopDelayP99(),
      }
    : {};
  return Response.json(
    { live: true, ready, ...counted },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
