import type { SeenRequest } from './scene.ts';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultModes, type FaultMode } from './fault-modes.ts';
import type { Finish } from './wire.ts';

/** An answer that may break off at its limit. */
export interface ScriptedAnswer {
  text: string;
  finish: Finish;
}

export interface ScriptedModelOptions {
  /** The text of each answer; may depend on the request. */
  answer: (request: SeenRequest) => string | ScriptedAnswer;
  /** Delay before the first byte, in ms. Default 0. */
  delay_ms?: number;
  /** Number of chunks of the answer's text, and the time between them. Default 4 and 0. */
  pieces?: number;
  every_ms?: number;
  port?: number;
}

/** A scripted OpenAI-compatible server, over real sockets; `await using` closes it. */
export interface ScriptedModel extends AsyncDisposable {
  base_url: string;
  requests: SeenRequest[];
  /** The most calls that were open at once. */
  readonly busiest: number;
  /**
   * Fault modes of the next requests, in order; afterwards the server works. `always` applies to every request from now
   * on.
   */
  next(...queue: FaultMode[]): void;
  always(fault: FaultMode | null): void;
}

export async function startScriptedModel({
  answer,
  delay_ms = 0,
  pieces = 4,
  every_ms = 0,
  port = 0,
}: ScriptedModelOptions): Promise<ScriptedModel> {
  const requests: SeenRequest[] = [];
  const queue: FaultMode[] = [];
  let fixed: FaultMode | null = null;
  let open = 0;
  let busiest = 0;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isJson = request.headers['content-type']?.includes('json') ?? false;
    const body = isJson ? (JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>) : null;
    const seen: SeenRequest = {
      path: request.url ?? '',
      headers: request.headers,
      body,
      fields: isJson ? {} : await fieldsOf(request, Buffer.concat(chunks)),
    };
    requests.push(seen);
    await wait(delay_ms);
    const fault = queue.shift() ?? fixed ?? 'well';
    // Made once, though a fault mode may use it several times.
    let made: ScriptedAnswer | null = null;
    const given = (): ScriptedAnswer => {
      const said = made ?? answer(seen);
      made = typeof said === 'string' ? { text: said, finish: 'stop' } : said;
      return made;
    };
    await faultModes[fault]({
      request: seen,
      response,
      answer: () => given().text,
      finish: () => given().finish,
      pieces,
      every_ms,
    });
  };
  const server = createServer((request, response) => {
    open += 1;
    busiest = Math.max(busiest, open);
    response.once('close', () => (open -= 1));
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    base_url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    get busiest() {
      return busiest;
    },
    next: (...more) => void queue.push(...more),
    always: (fault) => void (fixed = fault),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function wait(ms: number): Promise<void> {
  return ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms).unref());
}

async function fieldsOf({ headers }: IncomingMessage, bytes: Buffer): Promise<Record<string, string[]>> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return {};
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const names = new Set([...form.keys()].filter((name) => typeof form.get(name) === 'string'));
  return Object.fromEntries([...names].map((name) => [name, form.getAll(name).map(String)]));
}
