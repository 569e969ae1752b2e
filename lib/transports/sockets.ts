import { type IncomingMessage, type Server as HttpServer, ServerResponse } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import { AppError, isForTheLog, type Problem, toAppError, toProblem } from '#lib/base/errors';
import type { Visitor } from '#lib/sessions/contract';
import { readView } from '#lib/events/read-view';
import { getRuntime } from '#lib/runtime/runtime';
import { analysisStreamer } from './analysis-streamer.ts';
import type { JoinAnswer } from '#lib/events/socket-events';
import { parseCursor } from '#lib/transports/http/answer/cursor';
import { hashOf } from '#lib/sessions/access/secrets';
import { sendProblem, webHeaders } from '#lib/transports/http/web-adapter';
import { addressIn, stampAddress } from '#lib/transports/http/guards/client-address';
import { requireKnownHost } from '#lib/transports/http/guards/known-host';
import { isAdmitted } from '#lib/transports/http/owner/password';
import { requireSameSite } from '#lib/transports/http/guards/origin';
import { requireWithinLimit } from '#lib/transports/http/guards/rate-limits';
import { attachLive } from './live-sockets.ts';
import { viewerLimit } from './concurrency-limiter.ts';

const joinSchema = z.object({
  session_id: z.string(),
  after: z.union([z.number(), z.string()]).optional(),
  token: z.string().optional(),
  viewers: z.boolean().optional(),
  /** False for a client that has the view of `after`. */
  view: z.boolean().optional(),
});

/** A socket that follows nothing after this time is closed. Real clients join at once. */
const idleAfterMs = 30_000;

/** Attaches socket.io to the HTTP server. Messages are small; recordings come over HTTP. */
export function attachSockets(server: HttpServer, { idleMs = idleAfterMs } = {}): Server {
  const io = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    pingInterval: 15_000,
    pingTimeout: 20_000,
    // Facts are small and frequent: compressing each costs more than it saves.
    perMessageDeflate: false,
    allowRequest: (request, decide) => void isWelcome(request).then((welcome) => decide(null, welcome)),
  });
  // Answers of engine.io do not pass the middleware.
  io.engine.on('headers', (headers: Record<string, string>) =>
    Object.assign(headers, { 'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin' }),
  );
  io.engine.use(requireHost);
  // Counts every connection, joined or not. Slots that are taken here, and not in `isWelcome`, are sure to be released.
  io.engine.on('connection', takeSlot);
  io.on('connection', (socket) => {
    socket.on('session:join', (message: unknown, answer: unknown) => {
      const reply = typeof answer === 'function' ? (given: JoinAnswer) => void answer(given) : () => undefined;
      void join(socket, message).then(reply);
    });
    socket.on('session:leave', (message: unknown) => {
      const parsed = joinSchema.safeParse(message);
      if (parsed.success) analysisStreamer.disconnect(socket, parsed.data.session_id);
    });
    attachLive(socket, (sessionId) =>
      followFor(socket, sessionId, getRuntime().visitorOf(webHeaders(socket.handshake.headers))),
    );
    const idle = setInterval(() => void (analysisStreamer.follows(socket) || socket.disconnect(true)), idleMs).unref();
    socket.on('disconnect', () => {
      clearInterval(idle);
      analysisStreamer.disconnect(socket);
    });
  });
  return io;
}

/**
 * Answers with the snapshot and its `seq`, and follows from there. With `after`, the snapshot is the one of that
 * moment, so that a returning client gets every fact after its cursor. A page, which has that snapshot, asks for none:
 * a long session has megabytes of it.
 */
async function join(socket: Socket, message: unknown): Promise<JoinAnswer> {
  let close = () => {};
  try {
    const parsed = joinSchema.safeParse(message);
    if (!parsed.success) throw new AppError('invalid_query', { reason: 'join' });
    const { session_id, after, token, viewers = false, view: wantsView = true } = parsed.data;
    const { access, log, views, visitorOf } = getRuntime();
    const headers = webHeaders(socket.handshake.headers);
    const visitor = visitorOf(new Headers({ cookie: headers.get('cookie') ?? '' }));
    await requireWithinLimit('join', headers);
    const watched = await access.toFollow(
      session_id,
      token === undefined ? visitor : { ...visitor, token_hash: hashOf(token) },
    );
    close = watched.close;
    const { session, ended } = watched;
    const cursor = after === undefined ? undefined : parseCursor(after);
    if (cursor !== undefined && cursor > session.last_seq)
      throw new AppError('invalid_cursor', { reason: 'join_beyond_end', last_seq: session.last_seq });
    const view = !wantsView
      ? null
      : cursor === undefined
        ? await views.of(session_id, session.last_seq)
        : await readView(log, session_id, cursor);
    const seq = view?.seq ?? cursor ?? session.last_seq;
    analysisStreamer.connect(socket, session_id, seq, {
      ended,
      close,
      why: () => whyEnded(session_id, visitor),
      asksMore: viewers,
    });
    return { seq, ...(view ? { view } : {}) };
  } catch (error) {
    close();
    const known = toAppError(error);
    if (isForTheLog(known)) getRuntime().logger.error({ err: error }, 'join failed');
    return { error: toProblem(known) };
  }
}

/**
 * Subscribes the client that records to the facts from now on, or from the beginning if it has just started. Returns
 * the `seq` after which they come.
 */
async function followFor(socket: Socket, sessionId: string, visitor: Visitor): Promise<number> {
  const { session, ended, close } = await getRuntime().access.toFollow(sessionId, visitor);
  const after = session.last_seq === 1 ? 0 : session.last_seq;
  if (analysisStreamer.follows(socket, sessionId)) close();
  else analysisStreamer.connect(socket, sessionId, after, { ended, close, why: () => whyEnded(sessionId, visitor) });
  return after;
}

/**
 * The reason why a stream ended, as a problem; null if there is none that the client should know, or if it is unknown
 * at the moment: then the client joins again.
 */
async function whyEnded(sessionId: string, visitor: Visitor): Promise<Problem | null> {
  try {
    await getRuntime().access.toView(sessionId, visitor);
    return null;
  } catch (error) {
    const problem = toProblem(toAppError(error));
    return problem.status < 500 ? problem : null;
  }
}

/**
 * Runs before socket.io decides, whose own refusals are 400 and 403. A WebSocket upgrade has no response to write to.
 */
function requireHost(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  try {
    requireKnownHost(request, getRuntime().settings);
    next();
  } catch (error) {
    if (response instanceof ServerResponse) return void sendProblem(response, error);
    const problem = toProblem(toAppError(error));
    const body = JSON.stringify(problem);
    request.socket.on('error', () => undefined);
    request.socket.end(
      `HTTP/1.1 ${problem.status} ${problem.title}\r\nConnection: close\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }
}

/** A page of another site must not listen with a visitor's cookie. */
async function isWelcome(request: IncomingMessage): Promise<boolean> {
  try {
    stampAddress(request, getRuntime().settings);
    const headers = webHeaders(request.headers);
    requireSameSite(headers);
    return await isAdmitted(headers);
  } catch {
    return false;
  }
}

interface EngineSocket {
  request: IncomingMessage;
  close(discard: boolean): void;
  once(event: 'close', listener: () => void): void;
}

function takeSlot(connection: EngineSocket): void {
  try {
    connection.once('close', viewerLimit.take(addressIn(webHeaders(connection.request.headers))));
  } catch {
    connection.close(true);
  }
}
