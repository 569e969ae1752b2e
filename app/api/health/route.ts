import { getRuntime } from '#lib/runtime/runtime';
import { isAdmitted } from '#lib/transports/http/password';

export const dynamic = 'force-dynamic';

/** Live is whoever answers; ready is who has the engines loaded (200, else 503). Numbers come only to those who have the installation's password, where there is one. */
export async function GET(request: Request): Promise<Response> {
  const { isReady, eventLoopDelayP99, runs, hub, queueDepth } = getRuntime();
  const ready = isReady();
  const numbers = isAdmitted(Object.fromEntries(request.headers));
  return Response.json(
    !numbers ? { live: true, ready } : { live: true, ready, runs: runs.size, queue_depth: await queueDepth(), viewers: hub.size, event_loop_delay_p99_ms: eventLoopDelayP99() },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
