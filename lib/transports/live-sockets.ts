import type { Socket } from 'socket.io';
import { z } from 'zod';
import { AppError, isForTheLog, toAppError, toProblem } from '#lib/base/errors';
import type { LiveConnection, LiveRefusal, LiveStart } from '#lib/live/contract';
import { getRuntime } from '#lib/runtime/runtime';
import { webHeaders } from '#lib/transports/http/web-adapter';
import { contextOf } from '#lib/transports/http/receive/read-context';
import { requireWithinLimit } from '#lib/transports/http/guards/rate-limits';

const startSchema = z.object({
  session_id: z.string().optional(),
  sample_rate_hz: z.number().int(),
  channels: z.union([z.literal(1), z.literal(2)]).default(1),
  context: z.unknown().optional(),
});
const audioSchema = z.object({
  frame: z.number().int().min(0).max(0xff_ff_ff_ff),
  pcm: z.union([z.instanceof(Uint8Array), z.instanceof(ArrayBuffer)]),
});
const markSchema = z.object({ text: z.string().trim().max(200).default(''), at_s: z.number().min(0).optional() });
const stopSchema = z.object({ session_id: z.string().optional() });

type Handler = (message: unknown) => Promise<object>;

/**
 * The events of a client that records. Each is acknowledged, with its result or `{ error: problem }`. `follow`
 * subscribes the socket to the session's facts, as `session:join` does, and returns the `seq` after which they come.
 */
export function attachLive(socket: Socket, follow: (sessionId: string) => Promise<number>): void {
  const connection: LiveConnection = {
    onNotice: (notice) => void socket.emit('live:notice', notice),
    onEnd: (end) => void socket.emit('live:ended', end),
  };
  const recordings = () => getRuntime().live;
  let records = false;
  const headers = webHeaders(socket.handshake.headers);
  const on = (event: string, handle: Handler): void =>
    void socket.on(
      event,
      (message: unknown, answer: unknown) =>
        void answered(handle, message, () => recordings().placeOf(connection)).then(
          (given) => typeof answer === 'function' && answer(given),
        ),
    );

  on('live:start', async (message) => {
    const parsed = startSchema.safeParse(message);
    if (!parsed.success) throw new AppError('invalid_query', { reason: 'live_start' });
    const { session_id, context, ...shape } = parsed.data;
    const visitor = getRuntime().visitorOf(headers);
    if (visitor.owner_id === null) throw new AppError('not_owner', { reason: 'live_needs_owner' });
    await requireWithinLimit(session_id === undefined ? 'work' : 'join', headers);
    const start: LiveStart = {
      ...shape,
      ...(session_id === undefined ? {} : { session_id }),
      ...(context === undefined ? {} : { context: contextOf(context) }),
    };
    const place = await recordings().start({ ...visitor, owner_id: visitor.owner_id }, start, connection);
    records = true;
    // The client left while its request was handled.
    if (!socket.connected) recordings().disconnected(connection);
    return { ...place, seq: await follow(place.session_id) };
  });
  on('live:audio', async (message) => {
    const parsed = audioSchema.safeParse(message);
    if (!parsed.success) throw new AppError('invalid_query', { reason: 'live_audio' });
    const { frame, pcm } = parsed.data;
    return recordings().audio(connection, frame, pcm instanceof ArrayBuffer ? new Uint8Array(pcm) : pcm);
  });
  on('live:pause', () => recordings().pause(connection));
  on('live:resume', () => recordings().resume(connection));
  on('live:mark', async (message) => {
    const parsed = markSchema.safeParse(message ?? {});
    if (!parsed.success) throw new AppError('invalid_query', { reason: 'live_mark' });
    return recordings().mark(connection, parsed.data.text, parsed.data.at_s);
  });
  on('live:stop', async (message) => {
    const parsed = stopSchema.safeParse(message ?? {});
    const session_id =
      (parsed.success ? parsed.data.session_id : undefined) ?? recordings().placeOf(connection)?.session_id;
    if (session_id === undefined) throw new AppError('live_taken', { reason: 'stop_without_start' });
    return recordings().stop(getRuntime().visitorOf(headers), session_id);
  });
  socket.on('disconnect', () => records && recordings().disconnected(connection));
}

async function answered(
  handle: Handler,
  message: unknown,
  place: () => { next_frame: number } | undefined,
): Promise<object | LiveRefusal> {
  try {
    return await handle(message);
  } catch (error) {
    const known = toAppError(error);
    if (isForTheLog(known)) getRuntime().logger.error({ err: error }, 'live recording failed');
    const next_frame = place()?.next_frame;
    return { error: toProblem(known), ...(next_frame === undefined ? {} : { next_frame }) };
  }
}
