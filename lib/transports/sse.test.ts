import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Fact } from '#lib/events/facts';
import { type Batch, nodeConnection, webConnection } from './sse.ts';

const fact = (seq: number): Fact =>
  ({
    seq,
    type: 'complete',
    session_id: 's',
    at: '2026-01-01T00:00:00.000Z',
    message: '',
    failed: [],
  }) as unknown as Fact;

interface Made {
  batches: AsyncGenerator<Batch, void, undefined>;
  /** Whether the source of the facts was closed. */
  isOver: () => boolean;
}

function batchesOf(...all: Batch[]): Made {
  let over = false;
  async function* make(): AsyncGenerator<Batch, void, undefined> {
    try {
      for (const batch of all) yield batch;
    } finally {
      over = true;
    }
  }
  return { batches: make(), isOver: () => over };
}

const text = async (body: ReadableStream<Uint8Array>): Promise<string> => new Response(body).text();
const frames =
  /^retry: \d+\n: hello\n\nid: 1\ndata: \{.*\}\n\nid: 2\ndata: \{.*\}\n\nid: 3\ndata: .*\n\n: end\nretry: 500\n\n$/;

test('both writers send the same: a greeting, each fact with its id, and a farewell', async () => {
  const all: Batch[] = [[fact(1)], [fact(2), fact(3)]];
  expect(await text(webConnection(new AbortController().signal).write(batchesOf(...all).batches))).toMatch(frames);

  const server = createServer((_request, response) => void nodeConnection(response).write(batchesOf(...all).batches));
  onTestFinished(() => void server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toMatch(frames);
});

test('a client that leaves, a cut connection and an ended one close the source of the facts', async () => {
  const begun = async () => {
    const left = new AbortController();
    const connection = webConnection(left.signal);
    const { batches, isOver } = batchesOf([fact(1)], [fact(2)], [fact(3)]);
    const reader = connection.write(batches).getReader();
    await reader.read();
    await reader.read();
    return { left, connection, reader, isOver };
  };
  const cancelled = await begun();
  await cancelled.reader.cancel();
  const gone = await begun();
  gone.left.abort();
  const cut = await begun();
  cut.connection.cut();
  await expect(cut.reader.closed).rejects.toMatchObject({ name: 'AbortError' });
  const ended = await begun();
  ended.connection.end();
  for (const { connection, isOver } of [cancelled, gone, cut, ended]) {
    expect(connection.gone.aborted).toBe(true);
    await expect.poll(isOver).toBe(true);
  }
});

test('a route handler’s connection is stuck while its client takes nothing', async () => {
  const connection = webConnection(new AbortController().signal);
  expect(connection.isStuck()).toBe(false);
  const reader = connection.write(batchesOf([fact(1)]).batches).getReader();
  expect(connection.isStuck()).toBe(true);
  await reader.read();
  await reader.cancel();
  expect(connection.isStuck()).toBe(false);
});

test('a failure of the source ends the stream with it', async () => {
  async function* failing(): AsyncGenerator<Batch, void, undefined> {
    yield [fact(1)];
    throw new Error('the log is gone');
  }
  const connection = webConnection(new AbortController().signal);
  await expect(text(connection.write(failing()))).rejects.toThrow('the log is gone');
  expect(connection.gone.aborted).toBe(true);
});
