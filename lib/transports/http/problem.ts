import { toAppError, toProblem } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';

/** Answers any caught value as `application/problem+json`; what is unknown is logged and shows no internals. */
export function problemResponse(caught: unknown): Response {
  const error = toAppError(caught);
  const problem = toProblem(error);
  if (problem.status >= 500) getRuntime().logger.error({ code: error.code, err: error.cause ?? error }, 'request failed');
  return Response.json(problem, { status: problem.status, headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' } });
}

type Handler<P> = (request: Request, params: P) => Promise<Response>;

/** A route handler whose every failure is a problem document. */
export function route<P = Record<string, never>>(handler: Handler<P>): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return async (request, context) => {
    try {
      return await handler(request, await context.params);
    } catch (error) {
      return problemResponse(error);
    }
  };
}
