import { isForTheLog, toAppError, toProblem } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import { requireSameSite } from '#lib/transports/http/guards/origin';
import { type Cost, requireWithinLimit } from '#lib/transports/http/guards/rate-limits';
import { retryHeaders } from './retry-headers.ts';

/** Answers any caught value as `application/problem+json`; an unknown one is logged and shows no internals. */
export function problemResponse(caught: unknown): Response {
  const error = toAppError(caught);
  const problem = toProblem(error);
  if (isForTheLog(error)) getRuntime().logger.error({ code: error.code, err: error.cause ?? error }, 'request failed');
  return Response.json(problem, {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...retryHeaders(error) },
  });
}

type Handler<P> = (request: Request, params: P) => Promise<Response>;

/**
 * A route handler whose every failure is a problem document. Methods that change state refuse requests of other sites;
 * `cost` names the limit that the request counts for.
 */
export function route<P = Record<string, never>>(
  handler: Handler<P>,
  cost?: Cost,
): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return async (request, context) => {
    try {
      if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)) requireSameSite(request.headers);
      if (cost) await requireWithinLimit(cost, request.headers);
      return await handler(request, await context.params);
    } catch (error) {
      return problemResponse(error);
    }
  };
}
