import { createParser } from 'eventsource-parser';
import type { Ephemeral, Fact } from '#lib/events/facts';
import type { SessionSnapshot } from '#lib/sessions/contract';
import type { ConnectionHandlers, Transport } from './transport';
import { problemSentence } from '#lib/client/problem';
import { takeSlot } from './stream-slots';

/** The server pings every 15 s: a connection that is silent for this long is dead. */
const silenceMs = 40_000;
/**
 * A random wait between these, longer after each failure in a row, so that a thousand pages do not reconnect at once.
 */
const waitMs = { least: 500, most: 10_000 };
/** A page without a stream polls this often. */
const pollMs = 2000;

function parse(data: string): Fact | Ephemeral | null {
  const value: unknown = JSON.parse(data);
  if (typeof value !== 'object' || value === null || !('seq' in value || 'ephemeral' in value)) return null;
  return value as Fact | Ephemeral;
}

class Refused extends Error {}

/**
 * Reads the stream with `fetch`, from the last seq again after each failure, because an EventSource reports neither
 * pings nor the reason of a refusal.
 */
export const followByEvents: Transport = (sessionId, handlers) => {
  const stop = new AbortController();
  void keepFollowing(sessionId, handlers, stop.signal);
  return () => stop.abort();
};

async function keepFollowing(sessionId: string, handlers: ConnectionHandlers, stopped: AbortSignal): Promise<void> {
  let failures = 0;
  while (!stopped.aborted) {
    const free = await takeSlot();
    const before = handlers.seq();
    try {
      if (free) await stream(sessionId, handlers, stopped);
      else {
        await ask(sessionId, handlers, stopped);
        failures = 0;
        await wait(pollMs, stopped);
        continue;
      }
    } catch (error) {
      if (error instanceof Refused) {
        handlers.onState({ kind: 'refused', sentence: error.message });
        return;
      }
    } finally {
      free?.();
    }
    if (stopped.aborted) return;
    handlers.onState({ kind: 'reconnecting' });
    failures = handlers.seq() > before ? 0 : failures + 1;
    await wait(Math.min(waitMs.most, waitMs.least * 2 ** failures) * (0.5 + Math.random()), stopped);
  }
}

/** Resolves when the server ends the stream; throws when the connection breaks or stays silent. */
async function stream(sessionId: string, handlers: ConnectionHandlers, stopped: AbortSignal): Promise<void> {
  const silent = new AbortController();
  let watch = setTimeout(() => silent.abort(), silenceMs);
  try {
    const response = await answered(
      `/api/sessions/${sessionId}/events?after=${handlers.seq()}`,
      AbortSignal.any([stopped, silent.signal]),
    );
    handlers.onState({ kind: 'live', transport: 'sse' });
    let gap = false;
    const parser = createParser({
      onEvent: ({ data }) => {
        const fact = parse(data);
        if (!fact) return;
        if ('ephemeral' in fact) handlers.onShown(fact);
        else if (fact.seq > handlers.seq() + 1) gap = true;
        else handlers.onFact(fact);
      },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    while (!gap) {
      const next = await reader?.read();
      if (!next || next.done) return;
      clearTimeout(watch);
      watch = setTimeout(() => silent.abort(), silenceMs);
      parser.feed(next.value);
    }
  } finally {
    clearTimeout(watch);
    silent.abort();
  }
}

/** Requests the whole view, for a page without a stream. */
async function ask(sessionId: string, handlers: ConnectionHandlers, stopped: AbortSignal): Promise<void> {
  const response = await answered(
    `/api/sessions/${sessionId}`,
    AbortSignal.any([stopped, AbortSignal.timeout(silenceMs)]),
  );
  const { view } = (await response.json()) as SessionSnapshot;
  if (view.seq > handlers.seq()) handlers.onView(view);
  handlers.onState({ kind: 'live', transport: 'sse' });
}

/** A deleted session stays deleted; after any other failure another try is worthwhile. */
async function answered(path: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(path, { signal, cache: 'no-store' });
  if (response.ok) return response;
  const body = await response.text();
  if (response.status >= 400 && response.status < 500 && response.status !== 429)
    throw new Refused(problemSentence(body));
  throw new Error(`answered ${response.status}`);
}

function wait(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    stopped.addEventListener('abort', done);
  });
}
