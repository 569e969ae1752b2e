import type { Socket } from 'socket.io';
import type { Engine } from '#lib/analyses/analysis';
import type { ResultData } from '#lib/analyses/results';
import { schemas } from '#lib/analyses/schemas';
import { type AnalysisType, steps } from '#lib/analyses/steps';
import { AppError, type ErrorCode, errorTable } from '#lib/base/errors';
import { metrics } from '#lib/base/metrics';
import { remember } from '#lib/base/remember';
import type { Fact, FactBody } from '#lib/events/facts';
import { follow } from '#lib/events/follow';
import type { EventLog } from '#lib/events/log';
import { getRuntime } from '#lib/runtime/runtime';

/** The event name a fact has on socket.io. `error` is reserved there. */
const eventNames = {
  result: 'analysis_update',
  partial: 'analysis_partial',
  progress: 'progress_update',
  error: 'analysis_error',
  complete: 'complete',
} as const satisfies Record<Fact['type'], string>;

/** What a caller of `sendAnalysisUpdate` may leave out. */
export interface UpdateDetails {
  engine?: Engine;
  provisional?: boolean;
  took_ms?: number;
}

const callerEngine: Engine = { kind: 'local', name: 'caller', version: '1' };

/**
 * Pushes a session's facts to socket.io clients, and lets code append facts by hand. Whatever is sent is a fact of the
 * session's log first, so every viewer gets it, over either transport, also after a reconnect.
 */
export class AnalysisStreamer {
  readonly #log: () => EventLog;
  readonly #connections = new Map<Socket, Map<string, AbortController>>();

  constructor(log: () => EventLog) {
    this.#log = log;
  }

  /** From now on the socket gets each fact of the session after `after`, once and in order. A second call for the same session replaces the first. */
  connect(socket: Socket, sessionId: string, after: number): void {
    this.disconnect(socket, sessionId);
    const stop = new AbortController();
    const bySession = this.#connections.get(socket) ?? new Map<string, AbortController>();
    this.#connections.set(socket, bySession.set(sessionId, stop));
    void this.#pump(socket, sessionId, after, stop.signal);
  }

  /** Stops one session for this socket, or all of them. */
  disconnect(socket: Socket, sessionId?: string): void {
    const bySession = this.#connections.get(socket);
    if (!bySession) return;
    for (const [id, stop] of bySession) {
      if (sessionId !== undefined && id !== sessionId) continue;
      stop.abort();
      bySession.delete(id);
    }
    if (bySession.size === 0) this.#connections.delete(socket);
  }

  /** Appends a `result`. Throws ZodError where `data` does not fit the analysis. */
  async sendAnalysisUpdate<T extends AnalysisType>(sessionId: string, type: T, data: ResultData<T>, details: UpdateDetails = {}): Promise<Fact> {
    const { engine = callerEngine, provisional = false, took_ms = 0 } = details;
    return this.#append(sessionId, { type: 'result', analysis_type: type, data: schemas[type].parse(data), engine, provisional, took_ms } as FactBody);
  }

  /** Appends a `progress`: `step` is the label, `progress` the number of steps done. */
  async sendProgressUpdate(sessionId: string, step: string, progress: number, total: number = steps.length, state: 'started' | 'finished' | 'failed' = 'started'): Promise<Fact> {
    const known = steps.find(({ label }) => label === step);
    if (!known) throw new RangeError(`unknown step: ${step}`);
    return this.#append(sessionId, { type: 'progress', step, analysis_type: known.type, state, progress, total, percentage: Math.round((100 * progress) / total) });
  }

  /** Appends an `error`; `message` is shown to people as it is. */
  async sendError(sessionId: string, message: string, code: ErrorCode = 'internal', type?: AnalysisType): Promise<Fact> {
    return this.#append(sessionId, { type: 'error', message, code, ...(type ? { analysis_type: type } : {}), retryable: errorTable[code].retryable });
  }

  async #append(sessionId: string, body: FactBody): Promise<Fact> {
    const [fact] = await this.#log().append(sessionId, [body]);
    if (!fact) throw new AppError('internal', 'The event could not be written.');
    return fact;
  }

  async #pump(socket: Socket, sessionId: string, after: number, signal: AbortSignal): Promise<void> {
    metrics().streams.inc({ transport: 'socket' });
    try {
      for await (const fact of follow(this.#log(), sessionId, { after, signal, ephemeral: true })) {
        socket.emit(eventNames[fact.type], fact.type === 'progress' ? { ...fact, total_steps: fact.total } : fact);
      }
      // The facts ended, and not because the client left: the session was erased. Joining again tells the client so.
      if (!signal.aborted) socket.disconnect(true);
    } catch (error) {
      getRuntime().logger.error({ session_id: sessionId, err: error }, 'socket stream broke off');
      // The client joins again with its last seq.
      socket.disconnect(true);
    } finally {
      metrics().streams.dec({ transport: 'socket' });
    }
  }
}

/** The one shared instance. */
export const analysisStreamer = remember('analysisStreamer', () => new AnalysisStreamer(() => getRuntime().log));
