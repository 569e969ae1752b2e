/**
 * A child process for a test: the server without its pages, for live recordings over the socket. Prints its address
 * when it listens.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '#lib/base/logs/logger';
import { parseSettings } from '#lib/base/settings/settings';
import { putRuntime } from '#lib/runtime/runtime';
import { startRuntime } from '#lib/runtime/start';
import { serveAudio } from '#lib/transports/http/answer/serve-audio';
import { analysisStreamer } from '#lib/transports/analysis-streamer';
import { attachSockets } from '#lib/transports/sockets';
import { broadcastViewerCount } from '#lib/transports/viewers';

const settings = parseSettings(process.env);
const runtime = await startRuntime(settings, createLogger(settings.LOG_LEVEL));
putRuntime(runtime);
const server = createServer((request, response) => {
  if (!request.url?.startsWith('/socket.io/') && !serveAudio(request, response)) response.writeHead(404).end();
});
attachSockets(server);
broadcastViewerCount(runtime.access, analysisStreamer);
await runtime.warm();
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
);
// The parent is gone, for whatever reason.
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(), 1_000).unref();
