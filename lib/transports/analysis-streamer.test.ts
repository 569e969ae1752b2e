import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MemoryLog } from '#lib/events/memory-log';
import { AnalysisStreamer } from './analysis-streamer.ts';

const session = 'AAAAAAAAAAAAAAAAAAAAAA';
const names = [
  'analysis_update',
  'analysis_partial',
  'progress_update',
  'analysis_error',
  'complete',
  'live_update',
] as const;

let log: MemoryLog;
let streamer: AnalysisStreamer;
let server: Server;
let client: Socket;
let heard: [string, Record<string, unknown>][];

beforeEach(async () => {
  log = new MemoryLog();
  streamer = new AnalysisStreamer(() => log);
  const http = createServer();
  server = new Server(http);
  server.on('connection', (socket) => {
    socket.on('watch', (after: number) => streamer.connect(socket, session, after));
    socket.on('leave', (_: unknown, answer: () => void) => {
      streamer.disconnect(socket);
      answer();
    });
  });
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  client = io(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, { transports: ['websocket'] });
  heard = [];
  for (const name of names) client.on(name, (fact: Record<string, unknown>) => void heard.push([name, fact]));
  await new Promise<void>((resolve) => {
    client.once('connect', resolve);
  });
});
afterEach(async () => {
  client.disconnect();
  await server.close();
});

const until = async (count: number): Promise<void> => {
  for (let turn = 0; turn < 200 && heard.length < count; turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
};

test('each fact is sent once, in order, under the original event names, with its type', async () => {
  await streamer.sendProgressUpdate(session, 'Transcription', 0);
  client.emit('watch', 0);
  await until(1);
  await streamer.sendProgressUpdate(session, 'Transcription', 1, 12, 'finished');
  await streamer.sendError(session, 'It broke.', 'analysis_failed', 'argument_analysis');
  await until(3);
  expect(heard.map(([name, fact]) => [name, fact.type, fact.seq])).toEqual([
    ['progress_update', 'progress', 1],
    ['progress_update', 'progress', 2],
    ['analysis_error', 'error', 3],
  ]);
  expect(heard[1]?.[1]).toMatchObject({
    step: 'Transcription',
    analysis_type: 'transcript',
    progress: 1,
    total: 12,
    total_steps: 12,
    percentage: 8,
  });
  expect(heard[2]?.[1]).toMatchObject({
    message: 'It broke.',
    code: 'analysis_failed',
    analysis_type: 'argument_analysis',
    retryable: true,
  });
});

test('a result is checked against its schema before it becomes a fact', async () => {
  const data = {
    transcript: 'Hello there.',
    language: 'en',
    segments: [],
    words: [],
    times: 'measured' as const,
    speaker_spans: null,
    evidence: [],
    sufficiency: { enough: true },
    dropped_claims: 0,
  };
  await streamer.sendAnalysisUpdate(session, 'transcript', data);
  await expect(streamer.sendAnalysisUpdate(session, 'transcript', { ...data, dropped_claims: -1 })).rejects.toThrow(
    /dropped_claims/,
  );
  expect(await log.read(session, 0, 10)).toMatchObject([{ type: 'result', analysis_type: 'transcript', data, seq: 1 }]);
});

test('starts after the cursor, and sends nothing after the client left', async () => {
  for (let step = 0; step < 3; step += 1) await streamer.sendProgressUpdate(session, 'Transcription', step);
  client.emit('watch', 2);
  await until(1);
  await client.emitWithAck('leave', null);
  await streamer.sendProgressUpdate(session, 'Transcription', 3);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard.map(([, fact]) => fact.seq)).toEqual([3]);
});

test('keeps nothing for a client that left while it was admitted', async () => {
  const [socket] = server.sockets.sockets.values();
  if (!socket) throw new Error('no socket');
  const gone = new Promise((resolve) => {
    socket.once('disconnect', resolve);
  });
  client.disconnect();
  await gone;
  let closed = 0;
  streamer.connect(socket, session, 0, {
    ended: new AbortController().signal,
    close: () => void (closed += 1),
    why: async () => null,
  });
  expect([closed, streamer.follows(socket)]).toEqual([1, false]);
});

test('an unknown step is refused', async () => {
  await expect(streamer.sendProgressUpdate(session, 'Mind Reading', 1)).rejects.toThrow('Mind Reading');
});
