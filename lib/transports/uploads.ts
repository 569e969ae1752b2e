import type { IncomingMessage, ServerResponse } from 'node:http';
import { MemoryLocker, Server } from '@tus/server';
import { AppError, isAppError, type Problem, toAppError, toProblem } from '#lib/base/errors';
import type { Logger } from '#lib/base/logs/logger';
import { newId } from '#lib/sessions/ids';
import type { Owners } from '#lib/sessions/owners/owners';
import type { Uploads } from '#lib/sessions/uploads/uploads';
import { tooLarge } from '#lib/transports/http/receive/incoming-file';
import { retryHeaders } from '#lib/transports/http/answer/retry-headers';

export const uploadsPath = '/api/uploads';

/** A request that continues a stuck upload waits this long for the earlier request to end, in ms. */
const drainMs = 100;

interface UploadHandlerOptions {
  uploads: Uploads;
  owners: Owners;
  logger: Logger;
  max_bytes: number;
  /** Throws AppError `forbidden_origin` for requests of another site's page. */
  requireSameSite(headers: Headers): void;
  /** Called before an upload starts. Throws AppError `too_many_requests`. */
  requireWithinLimit(headers: Headers): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Resumable uploads by the tus protocol 1.0 (https://tus.io/protocols/resumable-upload), straight from the socket to
 * the disk. Every refusal is a problem document. A finished upload becomes a session by `POST /api/sessions` with `{
 * "upload": id }`.
 */
export function uploadHandler({
  uploads,
  owners,
  logger,
  max_bytes,
  requireSameSite,
  requireWithinLimit,
}: UploadHandlerOptions): Handler {
  const ownerOf = (headers: Headers): string | null => owners.visitorOf(headers).owner_id;
  const server = new ProblemServer({
    path: uploadsPath,
    datastore: uploads.store,
    maxSize: max_bytes,
    relativeLocation: true,
    allowedOrigins: [],
    locker: new MemoryLocker(),
    lockDrainTimeout: drainMs,
    namingFunction: (request) => uploads.nameOf(ownerOf(request.headers) ?? newId(), newId()) ?? '',
    generateUrl: (_request, { path, id }) => `${path}/${uploads.idOf(id)}`,
    getFileIdFromRequest(request, id = '') {
      const owner = ownerOf(request.headers);
      return owner === null ? undefined : uploads.nameOf(owner, id);
    },
    // ProblemServer writes the answer; the body carries the whole problem to it.
    onResponseError(_request, error) {
      const problem = problemOf(error, max_bytes);
      if (problem.status >= 500) logger.error({ code: problem.code, err: error }, 'upload failed');
      return { status_code: problem.status, body: JSON.stringify(problem) };
    },
  });
  return async (request, response) => {
    const headers = new Headers(
      Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
    try {
      requireSameSite(headers);
      if (request.method === 'POST') await requireWithinLimit(headers);
    } catch (error) {
      const known = toAppError(error);
      const problem = toProblem(known);
      response
        .writeHead(problem.status, { 'Content-Type': problemType, 'Cache-Control': 'no-store', ...retryHeaders(known) })
        .end(JSON.stringify(problem));
      return;
    }
    if (request.method === 'POST') giveOwner(request, response, owners);
    await server.handle(request, response);
  };
}

const problemType = 'application/problem+json';

/** A script without a key becomes an owner with its first upload; header and cookie carry its key. */
function giveOwner(request: IncomingMessage, response: ServerResponse, owners: Owners): void {
  const { authorization = '', cookie = '' } = request.headers;
  if (owners.visitorOf(new Headers({ ...(authorization ? { authorization } : {}), cookie })).owner_id !== null) return;
  const owner = owners.newOwner();
  // The tus library reads the raw list.
  request.rawHeaders.push('Authorization', `Bearer ${owners.tokenOf(owner)}`);
  response.setHeader('Set-Cookie', owners.cookieFor(owner));
  response.setHeader('Owner-Token', owners.tokenOf(owner));
}

/** Gives every refusal the form of all others here, including those that the tus library makes itself. */
class ProblemServer extends Server {
  override async write(
    ...[context, headers, status, body = '']: Parameters<Server['write']>
  ): ReturnType<Server['write']> {
    if (status < 400) return super.write(context, headers, status, body);
    headers.set('Content-Type', problemType);
    headers.set('Cache-Control', 'no-store');
    const problem = body.startsWith('{') ? body : JSON.stringify(problemOf({ status_code: status, body }, 0));
    return super.write(context, headers, status, problem);
  }
}

/** The library throws objects with a status and a text. */
function problemOf(error: unknown, max_bytes: number): Problem {
  return toProblem(isAppError(error) ? error : (refusalOf(error, max_bytes) ?? toAppError(error)));
}

function refusalOf(error: unknown, max_bytes: number): AppError | null {
  if (typeof error !== 'object' || error === null || !('status_code' in error)) return null;
  const text = 'body' in error && typeof error.body === 'string' ? error.body.trim() : '';
  switch (error.status_code) {
    case 404:
      return new AppError('not_found', { reason: 'upload' });
    case 409:
      return new AppError('upload_conflict', { reason: 'offset' });
    case 410:
      return new AppError('upload_expired');
    case 412:
      return new AppError('upload_protocol');
    case 413:
      return text === "upload's size exceeded"
        ? new AppError('upload_too_large', { reason: 'more_than_announced' })
        : tooLarge(max_bytes);
    case 400:
      // Another request has taken over the upload, probably after a connection that broke silently.
      if (text.startsWith('Request aborted')) return new AppError('upload_conflict', { reason: 'taken_over' });
      return new AppError('invalid_upload', { problem: text });
    case 403:
    case 501:
      return new AppError('invalid_upload', { problem: text });
    default:
      return null;
  }
}
