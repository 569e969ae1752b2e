import type { Runtime } from '#lib/runtime/runtime';

/** Live is whoever answers; ready is who has the engines loaded (200, else 503). */
export async function healthOf({ isReady, eventLoopDelayP99, runs, hub, settings, queueDepth }: Runtime): Promise<Response> {
  const ready = isReady();
  return Response.json(
    { live: true, ready, role: settings.ROLE, runs: runs.size, queue_depth: await queueDepth(), viewers: hub.size, event_loop_delay_p99_ms: eventLoopDelayP99() },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
