import { getRuntime } from '#lib/runtime/runtime';

export const dynamic = 'force-dynamic';

/** Live is whoever answers; ready is who has the engines loaded (200, else 503). */
export function GET(): Response {
  const { isReady, eventLoopDelayP99, runs, hub } = getRuntime();
  const ready = isReady();
  return Response.json(
    { live: true, ready, runs: runs.size, viewers: hub.size, event_loop_delay_p99_ms: eventLoopDelayP99() },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
