import type { Play, Scene, SeenRequest } from './scene.ts';
import { serverFaultModes } from './server-fault-modes.ts';
import { chatBody, chatChunks, chatDone, responsesBody, responsesEvents } from './wire.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
const sse = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' };

/** The stream's frames for a text, in the requested API. */
function frames({ request, pieces, finish }: Scene, text: string): string[] {
  return request.path.endsWith('/responses')
    ? responsesEvents(text, pieces, finish())
    : [...chatChunks(text, pieces, finish()), chatDone];
}

const isQuestion = ({ request }: Scene): boolean => /\/(?:responses|completions)$/u.test(request.path);

async function speak(scene: Scene, text: string): Promise<void> {
  if (scene.request.path.endsWith('/models')) {
    scene.response.writeHead(200, { 'content-type': 'application/json' });
    scene.response.end(
      JSON.stringify({
        object: 'list',
        data: [
          { id: 'scripted-1', object: 'model' },
          { id: 'scripted-speech', object: 'model' },
        ],
      }),
    );
    return;
  }
  if (scene.request.path.endsWith('/transcriptions')) {
    scene.response.writeHead(200, { 'content-type': 'application/json' });
    scene.response.end(text);
    return;
  }
  scene.response.writeHead(200, sse);
  for (const frame of frames(scene, text)) {
    scene.response.write(frame);
    if (scene.every_ms > 0) await pause(scene.every_ms);
  }
  scene.response.end();
}

function refuse(status: number, message: string, headers: Record<string, string> = {}): Play {
  return ({ response }) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { message, type: 'invalid_request_error', code: null, param: null } }));
  };
}

const asksForSchema = (body: SeenRequest['body']): boolean => JSON.stringify(body ?? {}).includes('"json_schema"');
const asksForJson = (body: SeenRequest['body']): boolean =>
  /"json_(?:schema|object)"/u.test(JSON.stringify(body ?? {}));

/** Faults of a model server (RELIABILITY.md, dependencies), by name. */
export const faultModes = {
  ...serverFaultModes,
  well: (scene) => speak(scene, scene.answer()),
  /** Takes the request and never answers. */
  hangs: () => undefined,
  /** Begins and then stalls. */
  stops: (scene) => {
    scene.response.writeHead(200, sse);
    scene.response.write(frames(scene, scene.answer())[0] ?? '');
  },
  /** A chunk now and then, without end. */
  drips: async (scene) => {
    scene.response.writeHead(200, sse);
    while (!scene.response.destroyed) {
      scene.response.write(': still here\n\n');
      await pause(50);
    }
  },
  resets: ({ response }) => void response.socket?.resetAndDestroy(),
  breaks_off: async (scene) => {
    scene.response.writeHead(200, sse);
    scene.response.write(frames(scene, scene.answer())[1] ?? '');
    await pause(20);
    scene.response.socket?.resetAndDestroy();
  },
  /** Ends properly in the middle of the object. */
  truncated: (scene) => speak(scene, scene.answer().slice(0, Math.floor(scene.answer().length / 2))),
  busy: refuse(429, 'Rate limit reached'),
  busy_for_a_second: refuse(429, 'Rate limit reached', { 'retry-after': '1' }),
  busy_for_an_hour: refuse(429, 'You exceeded your current quota', { 'retry-after': '3600' }),
  fails: refuse(500, 'The server had an error'),
  unavailable: refuse(503, 'Overloaded'),
  wrong_key: refuse(401, 'Incorrect API key provided: sk-secret'),
  unknown_model: refuse(404, 'The model does not exist'),
  too_long: refuse(400, "This model's maximum context length is 8192 tokens"),
  no_schema: (scene) =>
    asksForSchema(scene.request.body)
      ? refuse(400, 'response_format json_schema is not supported by this model')(scene)
      : speak(scene, `Here it is:\n\`\`\`json\n${scene.answer()}\n\`\`\``),
  no_json: (scene) =>
    asksForJson(scene.request.body)
      ? refuse(400, 'response_format is not supported')(scene)
      : speak(scene, scene.answer()),
  /** A speech server that only answers with plain text, as small ones do. */
  plain_speech: (scene) =>
    scene.request.fields['response_format']?.[0] === 'json'
      ? speak(scene, scene.answer())
      : refuse(400, "response_format 'verbose_json' is not compatible with this model. Use 'json' instead.")(scene),
  empty: (scene) => speak(scene, ''),
  not_json: (scene) => speak(scene, 'I am sorry, but I would rather talk about the weather.'),
  fenced: (scene) => speak(scene, `\`\`\`json\n${scene.answer()}\n\`\`\``),
  wrong_schema: (scene) => speak(scene, '{"answer":42}'),
  proto: (scene) =>
    speak(
      scene,
      scene.answer().replace('{', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},'),
    ),
  huge: async ({ response }) => {
    response.writeHead(200, sse);
    const line = `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 0, model: 'scripted', choices: [{ index: 0, delta: { content: 'x'.repeat(1_000_000) }, finish_reason: null }] })}\n\n`;
    for (let i = 0; i < 50 && !response.destroyed; i += 1) {
      response.write(line);
      await pause(1);
    }
    response.end();
  },
  html: ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Sign in</title><h1>Sign in</h1>');
  },
  redirects: ({ response }) => {
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' });
    response.end();
  },
  /** Ignores `stream: true`, as small servers do. */
  unstreamed: (scene) => {
    if (!isQuestion(scene)) return speak(scene, scene.answer());
    scene.response.writeHead(200, { 'content-type': 'application/json' });
    scene.response.end(
      JSON.stringify((scene.request.path.endsWith('/responses') ? responsesBody : chatBody)(scene.answer())),
    );
  },
  /** Also ignores the schema, until the prompt contains it. */
  ignores_schema: (scene) =>
    speak(
      scene,
      JSON.stringify(scene.request.body ?? {}).includes('fit this JSON schema')
        ? scene.answer()
        : 'Sure! They talk about the lease.',
    ),
  /** An error inside a stream that began well, as gateways send it. */
  error_in_stream: (scene) => {
    scene.response.writeHead(200, sse);
    const error = { message: 'Upstream failed for sk-secret', type: 'server_error', code: 'server_error' };
    scene.response.end(
      `data: ${JSON.stringify(scene.request.path.endsWith('/responses') ? { sequence_number: 0, ...error, param: null, type: 'error' } : { error })}\n\n`,
    );
  },
  /** The answer of Gemini's compatible endpoint. */
  wrong_key_400: refuse(400, 'API key not valid. Please pass a valid API key.'),
  no_credit: refuse(402, 'Insufficient credits'),
  /** Each frame twice, like a broken proxy. The text doubles, so the object no longer parses. */
  twice: async (scene) => {
    scene.response.writeHead(200, sse);
    for (const frame of frames(scene, scene.answer())) scene.response.write(frame + frame);
    scene.response.end();
  },
} satisfies Record<string, Play>;

export type FaultMode = keyof typeof faultModes;

export function isFaultMode(name: string): name is FaultMode {
  return Object.hasOwn(faultModes, name);
}
