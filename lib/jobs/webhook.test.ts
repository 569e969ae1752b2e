import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { openEmpty } from '#lib/db/testing/template';
import { JobQueue } from './job-queue.ts';
import { postWebhook, type WebhookBody } from './webhook.ts';
import { WebhookQueue } from './webhook-queue.ts';

const secret = 'a secret of the operator';
const message: WebhookBody = {
  type: 'session.completed',
  id: 'AAAAAAAAAAAAAAAAAAAAAA.1',
  session_id: 'AAAAAAAAAAAAAAAAAAAAAA',
  url: 'https://undertone.example/s/AAAAAAAAAAAAAAAAAAAAAA',
  status: 'completed',
  message: 'All twelve analyses are done.',
  failed: [],
  duration_s: 19.2,
  took_ms: 2100,
  at: '2026-01-02T03:04:05.000Z',
};

interface Received {
  body: string;
  signature: string | string[] | undefined;
}

/** A receiver that answers with each status in turn, and keeps to the last. */
async function receiver(...statuses: number[]): Promise<AsyncDisposable & { url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ body, signature: request.headers['x-undertone-signature'] });
      const status = statuses[Math.min(received.length, statuses.length) - 1] ?? 500;
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('thanks');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`;
  return {
    url,
    received,
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('the signature covers the bytes of the body', async () => {
  await using other = await receiver(204);
  await postWebhook(other.url, secret, message);
  const [{ body, signature }] = other.received as [Received];
  expect(JSON.parse(body)).toEqual(message);
  expect(signature).toBe(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
});

test.each([500, 302, 404])('an answer of %i is a failed delivery', async (status) => {
  await using other = await receiver(status);
  await expect(postWebhook(other.url, secret, message)).rejects.toMatchObject({ code: 'webhook_failed' });
  expect(other.received).toHaveLength(1);
});

test('an address where nothing listens is a failed delivery', async () => {
  const other = await receiver(204);
  await other[Symbol.asyncDispose]();
  await expect(postWebhook(other.url, secret, message)).rejects.toMatchObject({ code: 'webhook_failed' });
});

test('a refused delivery is repeated later', async () => {
  await using other = await receiver(503, 204);
  const logger = pino({ level: 'silent' });
  const database = await openEmpty();
  const queue = await JobQueue.open(database.db, database.queueStore, logger);
  try {
    const deliveries = await WebhookQueue.open(queue.boss, logger, { retry_s: 1, look_s: 1 });
    await deliveries.work((session_id) => postWebhook(other.url, secret, { ...message, session_id }));
    await deliveries.enqueue(message.session_id);
    await vi.waitFor(() => expect(other.received).toHaveLength(2), 60_000);
    expect(other.received[1]).toEqual(other.received[0]);
  } finally {
    await queue.stop();
    await database.close();
  }
}, 160_000);
