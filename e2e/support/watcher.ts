import { createHash } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { Fact } from '#lib/events/facts';

/** The parts of a fact that a viewer keeps: enough to notice lost, repeated, misordered and altered facts. */
export interface Seen {
  seq: number;
  hash: string;
  type: Fact['type'];
  /** Of a result that another one of its step will follow. */
  provisional: boolean;
  /** Since the log stamped it, in ms. */
  delay_ms: number;
}

/**
 * A viewer of one session over one transport, which reconnects whenever the connection breaks and never reads a fact
 * twice.
 */
export interface Watcher extends Disposable {
  transport: 'sse' | 'socket';
  seen: Seen[];
  /** How often it was cut off or refused and tried again. */
  returns: number;
  isOpen: () => boolean;
  /** Stops reading without closing, like a laptop that goes to sleep. */
  pause: () => void;
  resume: () => void;
}

/** Equal for the same fact in any order of its members, and with or without socket.io's additions. */
export function hashOf(fact: object): string {
  return createHash('sha1')
    .update(JSON.stringify(sorted({ ...fact, total_steps: undefined })))
    .digest('base64');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** Thousands of viewers get the same text, so it is parsed once. */
const known = new Map<string, { fact: Fact; hash: string; at: number }>();

function read(text: string): { fact: Fact; hash: string; at: number } {
  const before = known.get(text);
  if (before) return before;
  const fact = JSON.parse(text) as Fact;
  const made = { fact, hash: hashOf(fact), at: Date.parse(fact.at) };
  if (known.size > 20_000) known.clear();
  known.set(text, made);
  return made;
}

function keep(seen: Seen[], text: string): void {
  const { fact, hash, at } = read(text);
  if ('seq' in fact)
    seen.push({
      seq: fact.seq,
      hash,
      type: fact.type,
      provisional: fact.type === 'result' && fact.provisional,
      delay_ms: Date.now() - at,
    });
}

const returnMs = 100;

/** `base` is called for each connection, so that a server may come back at another address. */
export function watchEvents(base: () => string, sessionId: string, after = 0): Watcher {
  const seen: Seen[] = [];
  let response: IncomingMessage | null = null;
  let stopped = false;
  let abort: (() => void) | null = null;
  const watcher: Watcher = {
    transport: 'sse',
    seen,
    returns: -1,
    isOpen: () => response !== null,
    pause: () => response?.pause(),
    resume: () => response?.resume(),
    [Symbol.dispose]: () => {
      stopped = true;
      abort?.();
    },
  };
  const open = (): void => {
    if (stopped) return;
    watcher.returns += 1;
    const headers = { 'last-event-id': String(seen.at(-1)?.seq ?? after) };
    const request = get(`${base()}/api/sessions/${sessionId}/events`, { headers, agent: false });
    abort = () => request.destroy();
    const again = (): void => {
      response = null;
      void sleep(returnMs + Math.random() * returnMs).then(open);
    };
    request.once('close', again);
    request.on('error', () => undefined);
    request.on('response', (given) => {
      if (given.statusCode !== 200) return void given.resume();
      response = given;
      let rest = '';
      given.setEncoding('utf8');
      given.on('error', () => undefined);
      given.on('data', (chunk: string) => {
        const frames = (rest + chunk).split('\n\n');
        rest = frames.pop() ?? '';
        for (const frame of frames) {
          const data = frame.indexOf('data: ');
          if (frame.startsWith('id: ') && data > 0) keep(seen, frame.slice(data + 6));
        }
      });
    });
  };
  open();
  return watcher;
}

const events = [
  'analysis_update',
  'analysis_partial',
  'progress_update',
  'analysis_error',
  'complete',
  'live_update',
] as const;

/** Over socket.io; joins with its cursor after each connect. */
export function watchSocket(base: () => string, sessionId: string, after = 0): Watcher {
  const seen: Seen[] = [];
  let stopped = false;
  let close: () => void = () => undefined;
  let engine: { pause: () => void; resume: () => void } | null = null;
  let joined = false;
  const watcher: Watcher = {
    transport: 'socket',
    seen,
    returns: -1,
    isOpen: () => joined,
    pause: () => engine?.pause(),
    resume: () => engine?.resume(),
    [Symbol.dispose]: () => {
      stopped = true;
      close();
    },
  };
  const open = (): void => {
    if (stopped) return;
    watcher.returns += 1;
    const socket = io(base(), { transports: ['websocket'], forceNew: true, reconnection: false });
    let over = false;
    const again = (): void => {
      if (over) return;
      over = true;
      joined = false;
      socket.close();
      void sleep(returnMs + Math.random() * returnMs).then(open);
    };
    close = () => socket.close();
    for (const event of events) {
      socket.on(event, (fact: Fact & { total_steps?: number }) => {
        delete fact.total_steps;
        keep(seen, JSON.stringify(fact));
      });
    }
    socket.on('connect', () => {
      const { transport } = socket.io.engine;
      engine = 'ws' in transport ? (transport.ws as { pause: () => void; resume: () => void }) : null;
      socket
        .timeout(30_000)
        .emit(
          'session:join',
          { session_id: sessionId, after: seen.at(-1)?.seq ?? after },
          (failed: Error | null, answer?: { error?: unknown }) => {
            if (failed || answer?.error) again();
            else joined = true;
          },
        );
    });
    socket.on('connect_error', again);
    socket.on('disconnect', again);
  };
  open();
  return watcher;
}

/** The final results. */
export function finalResults(seen: readonly Seen[]): Seen[] {
  return seen.filter(({ type, provisional }) => type === 'result' && !provisional);
}
