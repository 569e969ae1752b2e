import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import { AppError, isForTheLog, type Problem, toAppError, toProblem } from '#lib/base/errors';
import type { Visitor } from '#lib/sessions/contract';
import { readView } from '#lib/events/record-run';
import type { SessionView } from '#lib/events/view';
import { getRuntime } from '#lib/runtime/runtime';
import { analysisStreamer } from '#lib/transports/analysis-streamer';
import { parseCursor } from '#lib/transports/http/cursor';
import { hashOf } from '#lib/sessions/secrets';
import { clientAddress, stampAddress } from '#lib/transports/http/client-address';
import { isAdmitted } from '#lib/transports/http/password';
import { requireSameSite } from '#lib/transports/http/origin';
import { requireWithinLimit } from '#lib/transports/http/rate-limits';

const joinSchema = z.object({ session_id: z.string(), after: z.union([z.number(), z.string()]).optional(), token: z.string().optional() });

type JoinAnswer = { seq: number; view: SessionView } | { error: Problem };

/** Attaches socket.io to the HTTP server. Messages are small; recordings come over HTTP. */
export function attachSockets(server: HttpServer): Server {
  const io = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    pingInterval: 15_000,
    pingTimeout: 20_000,
    // Facts are small and frequent: compressing each costs more than it saves.
    perMessageDeflate: false,
    allowRequest: (request, decide) => decide(null, isWelcome(request)),
  });
  io.on('connection', (socket) => {
    socket.on('session:join', (message: unknown, answer: unknown) => {
      const reply = typeof answer === 'function' ? (given: JoinAnswer) => void answer(given) : () => undefined;
      void join(socket, message).then(reply);
    });
    socket.on('session:leave', (message: unknown) => {
      const parsed = joinSchema.safeParse(message);
      if (parsed.success) analysisStreamer.disconnect(socket, parsed.data.session_id);
    });
    socket.on('disconnect', () => analysisStreamer.disconnect(socket));
  });
  return io;
}

/**
 * Answers with the snapshot and the `seq` it stands for, and follows from there. With `after`, the snapshot is the one
 * of that moment, so that a client which comes back gets every fact after its cursor.
 */
async function join(socket: Socket, message: unknown): Promise<JoinAnswer> {
  let close = () => {};
  try {
    const parsed = joinSchema.safeParse(message);
    if (!parsed.success) throw new AppError('invalid_query', 'session:join takes { session_id, after?, token? }.');
    const { session_id, after, token } = parsed.data;
    const { access, log, visitorOf } = getRuntime();
    const visitor = visitorOf(headersOf(socket.handshake));
    await requireWithinLimit('join', headersOf(socket.handshake));
    const watched = await access.toFollow(session_id, token === undefined ? visitor : { ...visitor, token_hash: hashOf(token) });
    close = watched.close;
    const { session, ended } = watched;
    const cursor = after === undefined ? undefined : parseCursor(after);
    if (cursor !== undefined && cursor > session.last_seq) throw new AppError('invalid_cursor', `This session's log ends at ${session.last_seq}. Join again without "after".`);
    const view = await readView(log, session_id, cursor);
    analysisStreamer.connect(socket, session_id, view.seq, { ended, close, why: () => whyEnded(session_id, visitor) });
    return { seq: view.seq, view };
  } catch (error) {
    close();
    const known = toAppError(error);
    if (isForTheLog(known)) getRuntime().logger.error({ err: error }, 'join failed');
    return { error: toProblem(known) };
  }
}

/** What ended a stream, as a problem; null where nothing did that the client should know, or nobody can tell at the moment: it joins again. */
async function whyEnded(sessionId: string, visitor: Visitor): Promise<Problem | null> {
  try {
    await getRuntime().access.toView(sessionId, visitor);
    return null;
  } catch (error) {
    const problem = toProblem(toAppError(error));
    return problem.status < 500 ? problem : null;
  }
}

function headersOf({ headers, address }: Pick<Socket['handshake'], 'headers' | 'address'>): Headers {
  const known = new Headers({ cookie: headers.cookie ?? '' });
  stampAddress(known, clientAddress(headers['x-forwarded-for'], address, getRuntime().settings));
  return known;
}

/** A page of another site may not listen in with a visitor's cookie. */
function isWelcome(request: IncomingMessage): boolean {
  try {
    const { origin, host } = request.headers;
    const headers = new Headers({ host: host ?? '' });
    if (origin) headers.set('origin', origin);
    requireSameSite(headers);
    return isAdmitted(request.headers);
  } catch {
    return false;
  }
}
