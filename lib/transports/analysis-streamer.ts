import type { Socket } from 'socket.io';
import type { Engine } from '#lib/analyses/analysis';
import type { ResultData } from '#lib/analyses/results/results';
import { schemas } from '#lib/analyses/results/schemas';
import { type AnalysisType, steps } from '#lib/analyses/steps';
import type { ErrorCode } from '#lib/messages/errors';
import { AppError, isForTheLog, type Problem, errorTable, toAppError } from '#lib/base/errors';
import { metrics } from '#lib/base/logs/metrics';
import { remember } from '#lib/base/remember';
import type { Ephemeral, Fact, FactBody } from '#lib/events/facts';
import { followBatches } from '#lib/events/follow';
import type { EventLog } from '#lib/events/log';
import { eventNames, type EndedMessage } from '#lib/events/socket-events';
import { getRuntime } from '#lib/runtime/runtime';

/** The optional parts of `sendAnalysisUpdate`. */
export interface UpdateDetails {
  engine?: Engine;
  provisional?: boolean;
  took_ms?: number;
}

/**
 * How long a visitor may follow: `ended` aborts when the right ends, and `why` then gives the reason for the client.
 */
export interface Right {
  ended: AbortSignal;
  close(): void;
  why(): Promise<Problem | null>;
  /** Whether it asked for messages that are not facts, such as the number of viewers. */
  asksMore?: boolean;
}

interface Following {
  stop: AbortController;
  asksMore: boolean;
}

/** The subscription of a socket to a session. */
interface Pumping {
  after: number;
  signal: AbortSignal;
  right: Right;
}

const unlimited: Right = { ended: new AbortController().signal, close: () => undefined, why: async () => null };

const callerEngine: Engine = { kind: 'local', name: 'caller', version: '1' };

/**
 * Sends a session's facts to socket.io clients, and lets code append facts by hand. Everything that is sent is a fact
 * of the session's log first, so every viewer gets it, over either transport, also after a reconnect.
 */
export class AnalysisStreamer {
  readonly #log: () => EventLog;
  readonly #connections = new Map<Socket, Map<string, Following>>();

  constructor(log: () => EventLog) {
    this.#log = log;
  }

  /**
   * Sends the socket each fact of the session after `after`, once and in order. A second call for the same session
   * replaces the first; nothing is kept for a socket that has closed meanwhile.
   */
  connect(socket: Socket, sessionId: string, after: number, right: Right = unlimited): void {
    this.disconnect(socket, sessionId);
    if (!socket.connected) return right.close();
    const stop = new AbortController();
    const bySession = this.#connections.get(socket) ?? new Map<string, Following>();
    this.#connections.set(socket, bySession.set(sessionId, { stop, asksMore: right.asksMore ?? false }));
    void this.#pump(socket, sessionId, { after, signal: stop.signal, right });
  }

  /** Stops one session of this socket, or all of them. */
  disconnect(socket: Socket, sessionId?: string): void {
    const bySession = this.#connections.get(socket);
    if (!bySession) return;
    for (const [id, { stop }] of bySession) {
      if (sessionId !== undefined && id !== sessionId) continue;
      stop.abort();
      bySession.delete(id);
    }
    if (bySession.size === 0) this.#connections.delete(socket);
  }

  /** Whether the socket follows this session, or any. */
  follows(socket: Socket, sessionId?: string): boolean {
    const bySession = this.#connections.get(socket);
    return sessionId === undefined ? bySession !== undefined : (bySession?.has(sessionId) ?? false);
  }

  /** Sends a message that is not a fact to the followers of a session who asked for such messages. */
  tell(sessionId: string, event: string, body: object): void {
    for (const [socket, bySession] of this.#connections)
      if (bySession.get(sessionId)?.asksMore) socket.emit(event, body);
  }

  /** Appends a `result`. Throws ZodError if `data` does not fit the analysis. */
  async sendAnalysisUpdate<T extends AnalysisType>(
    sessionId: string,
    type: T,
    data: ResultData<T>,
    details: UpdateDetails = {},
  ): Promise<Fact> {
    const { engine = callerEngine, provisional = false, took_ms = 0 } = details;
    return this.#append(sessionId, {
      type: 'result',
      analysis_type: type,
      data: schemas[type].parse(data),
      engine,
      provisional,
      took_ms,
    } as FactBody);
  }

  /** Appends a `progress`: `step` is the label, `progress` the number of steps done. */
  // oxlint-disable-next-line max-params -- callers rely on these parameters and their order
  async sendProgressUpdate(
    sessionId: string,
    step: string,
    progress: number,
    total: number = steps.length,
    state: 'started' | 'finished' | 'failed' = 'started',
  ): Promise<Fact> {
    const known = steps.find(({ label }) => label === step);
    if (!known) throw new RangeError(`unknown step: ${step}`);
    return this.#append(sessionId, {
      type: 'progress',
      step,
      analysis_type: known.type,
      state,
      progress,
      total,
      percentage: Math.round((100 * progress) / total),
    });
  }

  /** Appends an `error`; people see `message` as it is. */
  async sendError(
    sessionId: string,
    message: string,
    code: ErrorCode = 'internal',
    type?: AnalysisType,
  ): Promise<Fact> {
    return this.#append(sessionId, {
      type: 'error',
      message,
      code,
      ...(type ? { analysis_type: type } : {}),
      retryable: errorTable[code].retryable,
    });
  }

  async #append(sessionId: string, body: FactBody): Promise<Fact> {
    const [fact] = await this.#log().append(sessionId, [body]);
    if (!fact) throw new AppError('internal', { reason: 'event_not_written' });
    return fact;
  }

  async #pump(socket: Socket, sessionId: string, { after, signal, right }: Pumping): Promise<void> {
    metrics().streams.inc({ transport: 'socket' });
    const lag = { sizeOf: (fact: Fact) => packetOf(fact).length, exceeded: () => cutOff(socket) };
    try {
      for await (const batch of followBatches(this.#log(), sessionId, {
        after,
        signal: AbortSignal.any([signal, right.ended]),
        ephemeral: true,
        lag,
      })) {
        for (const entry of batch) {
          const wasWritable = socket.conn.transport.writable;
          socket.conn.write(packetOf(entry));
          if (!wasWritable) await handedOver(socket);
          if (signal.aborted) return;
        }
      }
      if (signal.aborted) return;
      // The facts ended although the client is there: the session was deleted, or is no longer shared with this
      // visitor.
      const error = await right.why();
      this.disconnect(socket, sessionId);
      if (error) socket.emit('session:ended', { session_id: sessionId, error } satisfies EndedMessage);
      else socket.disconnect(true);
    } catch (error) {
      if (isForTheLog(toAppError(error)))
        getRuntime().logger.error({ session_id: sessionId, err: error }, 'socket stream broke off');
      // The client joins again with its last `seq`.
      socket.disconnect(true);
    } finally {
      right.close();
      metrics().streams.dec({ transport: 'socket' });
    }
  }
}

const packets = new WeakMap<Fact | Ephemeral, string>();

/** An event packet of socket.io's protocol (type 2), made once for all viewers. `emit` would make it again for each. */
function packetOf(entry: Fact | Ephemeral): string {
  const known = packets.get(entry);
  if (known !== undefined) return known;
  const packet = `2${JSON.stringify([eventNames[entry.type], entry.type === 'progress' ? { ...entry, total_steps: entry.total } : entry])}`;
  packets.set(entry, packet);
  return packet;
}

/** Resolves when the written data has been sent, or the client is gone. */
function handedOver({ conn }: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      conn.off('drain', done).off('close', done);
      resolve();
    };
    conn.once('drain', done).once('close', done);
    if (conn.readyState !== 'open') done();
  });
}

/** Closes at once: an orderly close would wait until the client has read its backlog. */
function cutOff(socket: Socket): void {
  socket.request.socket.destroy();
  socket.disconnect(true);
}

/** The shared instance. */
export const analysisStreamer = remember('analysisStreamer', () => new AnalysisStreamer(() => getRuntime().log));
