import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import { AppError, type Problem, toAppError, toProblem } from '#lib/base/errors';
import { readView } from '#lib/events/record-run';
import type { SessionView } from '#lib/events/view';
import { getRuntime } from '#lib/runtime/runtime';
import { analysisStreamer } from '#lib/transports/analysis-streamer';
import { parseCursor } from '#lib/transports/http/cursor';
import { requireSameSite } from '#lib/transports/http/origin';

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
  try {
    const parsed = joinSchema.safeParse(message);
    if (!parsed.success) throw new AppError('invalid_query', 'session:join takes { session_id, after?, token? }.');
    const { session_id, after } = parsed.data;
    const { access, log, visitorOf } = getRuntime();
    const session = await access.toView(session_id, visitorOf(new Headers({ cookie: socket.handshake.headers.cookie ?? '' })));
    const cursor = after === undefined ? undefined : parseCursor(after);
    if (cursor !== undefined && cursor > session.last_seq) throw new AppError('invalid_cursor', `This session's log ends at ${session.last_seq}. Join again without "after".`);
    const view = await readView(log, session_id, cursor);
    analysisStreamer.connect(socket, session_id, view.seq);
    return { seq: view.seq, view };
  } catch (error) {
    const problem = toProblem(toAppError(error));
    if (problem.status >= 500) getRuntime().logger.error({ err: error }, 'join failed');
    return { error: problem };
  }
}

/** A page of another site may not listen in with a visitor's cookie. */
function isWelcome(request: IncomingMessage): boolean {
  try {
    const { origin, host } = request.headers;
    const headers = new Headers({ host: host ?? '' });
    if (origin) headers.set('origin', origin);
    requireSameSite(headers);
    return true;
  } catch {
    return false;
  }
}
