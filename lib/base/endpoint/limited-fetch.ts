import {
  Agent,
  EnvHttpProxyAgent,
  fetch as undiciFetch,
  type Dispatcher,
  type RequestInfo,
  type RequestInit,
} from 'undici';
import { withPackedForm } from './packed-form.ts';
import { AppError } from '#lib/base/errors';

export interface CallLimits {
  connect_ms: number;
  /** From the request to the first byte of the answer's body, in ms. */
  first_byte_ms: number;
  /** Between two chunks of the answer, in ms. */
  idle_ms: number;
  /** The whole call, in ms. */
  total_ms: number;
  answer_bytes: number;
}

/** The limits in RELIABILITY.md. The answers that we ask for take a few tens of kilobytes. */
export const callLimits: CallLimits = {
  connect_ms: 5_000,
  first_byte_ms: 30_000,
  idle_ms: 15_000,
  total_ms: 120_000,
  answer_bytes: 4_000_000,
};

/** Never requested through a proxy, whatever the environment says: a proxy's own `localhost` is another machine. */
const own = ['localhost', '127.0.0.1', '::1'];

/**
 * Uses the proxy that the environment names (HTTPS_PROXY, HTTP_PROXY, NO_PROXY; lower case wins), else a direct
 * connection.
 */
function dispatcherFor({ connect_ms }: CallLimits): Dispatcher {
  const { env } = process;
  const timeouts = { headersTimeout: 0, bodyTimeout: 0 };
  const proxies = [env.http_proxy ?? env.HTTP_PROXY, env.https_proxy ?? env.HTTPS_PROXY];
  if (!proxies.some(Boolean)) return new Agent({ connect: { timeout: connect_ms }, ...timeouts });
  const noProxy = [env.no_proxy ?? env.NO_PROXY ?? '', ...own].join(',');
  return new EnvHttpProxyAgent({ noProxy, connect: { timeout: connect_ms }, connectTimeout: connect_ms, ...timeouts });
}

/**
 * `fetch` that ends a call which does not connect, does not begin, stalls, takes too long or grows too large, with an
 * AppError (`model_timeout`, `model_failed`). It follows no redirect: a model server has no reason to send us
 * elsewhere.
 */
export function limitedFetch(limits: CallLimits = callLimits): typeof globalThis.fetch {
  const agent = dispatcherFor(limits);
  return async (input, init) => {
    const stop = new AbortController();
    const timeout = (reason: 'total' | 'start' | 'stalled', limit_ms: number) => () =>
      stop.abort(new AppError('model_timeout', { reason, limit_ms }));
    const total = setTimeout(timeout('total', limits.total_ms), limits.total_ms);
    let waiting = setTimeout(timeout('start', limits.first_byte_ms), limits.first_byte_ms);
    const clear = (): void => {
      clearTimeout(total);
      clearTimeout(waiting);
    };
    const signal = init?.signal ? AbortSignal.any([init.signal, stop.signal]) : stop.signal;
    let bytes = 0;
    try {
      const answer = await undiciFetch(input as RequestInfo, {
        ...((await withPackedForm(init)) as RequestInit),
        signal,
        dispatcher: agent,
        redirect: 'error',
      });
      if (!answer.body) {
        clear();
        return answer as unknown as Response;
      }
      const watched = (answer.body as unknown as ReadableStream<Uint8Array>).pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(chunk, controller) {
            clearTimeout(waiting);
            waiting = setTimeout(timeout('stalled', limits.idle_ms), limits.idle_ms);
            bytes += chunk.length;
            if (bytes > limits.answer_bytes) stop.abort(new AppError('model_failed', { reason: 'too_long' }));
            else controller.enqueue(chunk);
          },
          flush: clear,
        }),
      );
      signal.addEventListener('abort', clear, { once: true });
      return new Response(watched, {
        status: answer.status,
        statusText: answer.statusText,
        headers: [...answer.headers],
      });
    } catch (error) {
      clear();
      throw stop.signal.aborted ? stop.signal.reason : error;
    }
  };
}
