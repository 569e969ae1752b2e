import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, toAppError, toProblem } from '#lib/base/errors';
import { metrics } from '#lib/base/logs/metrics';
import type { Runtime } from '#lib/runtime/runtime';

export const metricsPath = '/api/metrics';

/**
 * The metrics in Prometheus' text format. With a token: for clients that send it as `Authorization: Bearer`. Without:
 * for this machine, but not through a proxy on it, which would make every request come from here. All others get 404.
 */
export async function serveMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  { settings, hub, queueDepth }: Pick<Runtime, 'settings' | 'hub' | 'queueDepth'>,
): Promise<void> {
  try {
    if (!mayRead(request, settings.METRICS_TOKEN)) throw new AppError('not_found', { reason: 'metrics' });
    const { registry, queueDepth: depth, viewers } = metrics();
    depth.set(await queueDepth());
    viewers.set(hub.size);
    const body = await registry.metrics();
    response.writeHead(200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' }).end(body);
  } catch (error) {
    const problem = toProblem(toAppError(error));
    response
      .writeHead(problem.status, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
      .end(JSON.stringify(problem));
  }
}

export function mayRead(
  { headers, socket }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } },
  token: string | undefined,
): boolean {
  if (token !== undefined) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  if (
    Object.keys(headers).some(
      (name) => name === 'forwarded' || name === 'via' || name.startsWith('x-forwarded-') || name === 'x-real-ip',
    )
  )
    return false;
  return /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
