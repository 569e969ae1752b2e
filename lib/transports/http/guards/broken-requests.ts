import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { AppError, toProblem } from '#lib/base/errors';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** The errors of Node's HTTP parser as errors of ours. */
const errors: Record<string, () => AppError> = {
  HPE_INVALID_METHOD: wrongMethod,
  HPE_HEADER_OVERFLOW: () => new AppError('headers_too_large'),
  ERR_HTTP_REQUEST_TIMEOUT: () => new AppError('request_timeout'),
};

/** Refuses TRACE and every other method that no route has. Throws AppError `wrong_method`. */
export function requireKnownMethod({ method = '' }: Pick<IncomingMessage, 'method'>): void {
  if (!methods.includes(method)) throw wrongMethod();
}

/**
 * Answers input that never becomes a request with a problem: unknown methods, CONNECT, endless headers, and anything
 * that is not HTTP.
 */
export function answerBroken(server: Server): void {
  server.on('clientError', (error: Error & { code?: string }, socket) => {
    endWith(socket, errors[error.code ?? '']?.() ?? new AppError('unreadable_request'));
  });
  server.on('connect', (_request, socket) => endWith(socket, wrongMethod()));
}

/**
 * Next answers a method that a route lacks with an empty 405: this adds the problem. Next's compression writes the head
 * before it ends the answer, so the type is set with the head, and the body comes with the end.
 */
export function explainWrongMethods(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
  let explains = false;
  let saysMore = false;
  const explain = (status: unknown): void => {
    if (explains || saysMore || status !== 405 || response.headersSent || response.hasHeader('Content-Type')) return;
    explains = true;
    response.setHeader('Content-Type', 'application/problem+json');
    response.setHeader('Cache-Control', 'no-store');
    response.removeHeader('Content-Length');
  };
  response.writeHead = (...given: unknown[]): ServerResponse => {
    explain(given[0]);
    return writeHead(...given);
  };
  response.end = (...given: unknown[]): ServerResponse => {
    const isEmpty = given.every((part) => typeof part === 'function' || part === undefined || part === null);
    saysMore ||= !isEmpty;
    explain(response.statusCode);
    return explains && isEmpty
      ? end(JSON.stringify(toProblem(wrongMethod())), ...given.filter((part) => typeof part === 'function'))
      : end(...given);
  };
}

function wrongMethod(): AppError {
  return new AppError('wrong_method', { reason: 'unknown' });
}

function endWith(socket: Duplex, error: AppError): void {
  // If a part of an answer has been sent, more bytes would be taken for its continuation.
  if (!socket.writable || ('bytesWritten' in socket && Number(socket.bytesWritten) > 0)) return void socket.destroy();
  const problem = toProblem(error);
  const body = JSON.stringify(problem);
  socket.on('error', () => undefined);
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    'Connection: close',
    'Content-Type: application/problem+json',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
