import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, S3Objects, refusal } from './s3-objects.ts';
import { type Keys, signatureTrouble } from './signature.ts';

/**
 * How the store fails: it cuts every connection at once (away); takes a request and never answers (silent); refuses
 * every request (forbidding); breaks off each body in the middle (cutting), or sends it slowly; asks to slow down; or
 * its bucket is missing.
 */
export type FaultMode = 'well' | 'away' | 'silent' | 'forbidding' | 'cutting' | 'dripping' | 'busy' | 'no bucket';

export interface S3Server extends AsyncDisposable {
  /** As BLOB_URL, with a prefix, and the keys to set in the environment. */
  url: string;
  keys: Keys;
  fault: FaultMode;
  /** Only requests of this method fail; null for all. */
  faultyMethod: string | null;
  /** How many more bodies are broken off in that mode. */
  cuts: number;
  objects: S3Objects['objects'];
  unfinished: S3Objects['unfinished'];
  /** Method and key or query of each request, in order. */
  asked: string[];
  /** Error codes of wrong signatures. */
  wrong: string[];
  /** The number of bodies being sent. */
  readonly sending: number;
  close(): Promise<void>;
}

const bucket = 'recordings';
const region = 'eu-central-1';
/** Bytes that the store sends at once, so that a body takes a while. */
const gulp = 64 * 1024;
const dripMs = 20;

/**
 * A store that implements the part of S3 which is used here, checks signatures, and fails on demand. Lists come in
 * pages of `pageSize`.
 */
export async function startS3({ pageSize = 3 } = {}): Promise<S3Server> {
  const keys: Keys = { id: 'AKIDTESTTESTTEST', secret: 'secret/of+the/test' };
  const held = new S3Objects(pageSize);
  const asked: string[] = [];
  const wrong: string[] = [];
  let sending = 0;

  const send = async (
    response: ServerResponse,
    { status, headers = {}, body = '' }: Answer,
    isHead: boolean,
  ): Promise<void> => {
    const bytes = Buffer.from(body);
    response.writeHead(status, { ...(isHead ? {} : { 'content-length': bytes.length }), ...headers });
    if (isHead) return void response.end();
    const isCut = faultOf('GET') === 'cutting' && status === 206 && server.cuts-- > 0;
    const until = isCut ? Math.floor(bytes.length / 2) : bytes.length;
    sending += 1;
    response.once('close', () => (sending -= 1));
    const gulps = async function* cut() {
      for (let at = 0; at < until; at += gulp) {
        if (faultOf('GET') === 'dripping') await sleep(dripMs);
        yield bytes.subarray(at, Math.min(at + gulp, until));
      }
    };
    await pipeline(gulps, response, { end: false });
    // Written bytes are flushed first.
    if (until < bytes.length) setTimeout(() => response.destroy(), 20);
    else response.end();
  };

  const faultOf = (method: string): FaultMode =>
    server.faultyMethod === null || server.faultyMethod === method ? server.fault : 'well';

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '' } = request;
    const [path = '', query = ''] = url.split('?');
    const key = decodeURIComponent(path.slice(bucket.length + 2));
    asked.push(`${method} ${key || query}`);
    const fault = faultOf(method);
    if (fault === 'away') return void request.socket.destroy();
    const body = await buffer(request);
    if (fault === 'silent') return;
    const trouble = signatureTrouble(request, body, keys, region);
    if (trouble !== null) wrong.push(trouble);
    const code =
      trouble ??
      (fault === 'forbidding'
        ? 'AccessDenied'
        : fault === 'busy'
          ? 'SlowDown'
          : fault === 'no bucket' || (path !== `/${bucket}` && !path.startsWith(`/${bucket}/`))
            ? 'NoSuchBucket'
            : null);
    const answer =
      code === null
        ? held.answer({ method, key, query: new URLSearchParams(query), headers: request.headers, body })
        : refusal(code);
    await send(response, answer, method === 'HEAD');
  };

  const http = createServer((request, response) => void take(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = async (): Promise<void> => {
    http.closeAllConnections();
    await new Promise((resolve) => {
      http.close(resolve);
    });
  };
  const server: S3Server = {
    url: `s3://${bucket}/under/tone?endpoint=http://127.0.0.1:${port}&region=${region}`,
    keys,
    fault: 'well',
    faultyMethod: null,
    cuts: Number.POSITIVE_INFINITY,
    objects: held.objects,
    unfinished: held.unfinished,
    asked,
    wrong,
    get sending() {
      return sending;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
  return server;
}
