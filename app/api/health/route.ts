import { getRuntime } from '#lib/runtime/runtime';

export const dynamic = 'force-dynamic';

/** Live is whoever answers; ready is who has the engines loaded (200, else 503). */
export async function GET(): Promise<Response> {
  const { isReady, eventLoopDelayP99, runs, hub, queueDepth } = getRuntime();
  const ready = isReady();
  return Response.json(
    { live: true, ready, runs: runs.size, queue_depth: await queueDepth(), viewers: hub.size, event_loop_delay_p99_ms: eventLoopDelayP99() },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
