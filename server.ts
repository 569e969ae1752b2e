import { createServer, type RequestListener, type Server } from 'node:http';
import next from 'next';
import { isAbort, isAppError } from '#lib/base/errors';
import { createLogger } from '#lib/base/logs/logger';
import { parseSettings } from '#lib/base/settings/settings';
import { lockFolder } from '#lib/db/folder/folder-lock';
import { putRuntime, type Runtime } from '#lib/runtime/runtime';
import { startRuntime } from '#lib/runtime/start';
import { answerBroken } from '#lib/transports/http/guards/broken-requests';
import { answerHealth } from '#lib/transports/http/answer/answer-health';
import { runMiddleware } from '#lib/transports/http/middleware';
import { exposureWarning } from '#lib/transports/http/guards/known-host';
import { requireSameSite } from '#lib/transports/http/guards/origin';
import { serveAudio } from '#lib/transports/http/answer/serve-audio';
import { serveEvents } from '#lib/transports/http/answer/serve-events';
import { metricsPath, serveMetrics } from '#lib/transports/http/answer/serve-metrics';
import { serveSnapshot } from '#lib/transports/http/answer/serve-snapshot';
import { cutSlowBody } from '#lib/transports/http/guards/slow-bodies';
import { requireWithinLimit } from '#lib/transports/http/guards/rate-limits';
import { endStreams } from '#lib/transports/http/answer/session-events';
import { analysisStreamer } from '#lib/transports/analysis-streamer';
import { attachSockets } from '#lib/transports/sockets';
import { uploadHandler, uploadsPath } from '#lib/transports/uploads';
import { broadcastViewerCount } from '#lib/transports/viewers';

/** How long open requests may take to end when the server is asked to stop. */
const drainSeconds = 8;

async function main(): Promise<void> {
  // Other users of this machine must not read what people said: files are for the server's user only.
  process.umask(0o077);
  const settings = parseSettings(process.env);
  const logger = createLogger(settings.LOG_LEVEL);
  // With a database server several processes share the folder, which then only holds recordings.
  const lock = settings.DATABASE_URL === undefined ? lockFolder(settings.DATA_DIR) : null;
  process.once('exit', () => lock?.release());
  const runtime = await startRuntime(settings, logger);
  putRuntime(runtime);

  const server = createServer();
  answerBroken(server);
  server.on('request', settings.ROLE === 'worker' ? answerHealth(runtime) : await servePages(server, runtime));
  const io = settings.ROLE === 'worker' ? null : attachSockets(server);
  broadcastViewerCount(runtime.access, analysisStreamer);
  // A streamed upload of an hour over a slow connection is not an attack; a stalled one is cut.
  server.requestTimeout = 0;
  server.headersTimeout = 20_000;
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.PORT, settings.HOST, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : settings.PORT;
  process.stdout.write(`listening on http://${settings.HOST}:${port}\n`);
  const warning = exposureWarning(settings);
  if (warning !== null) logger.warn(warning);
  await runtime.warm();
  logger.info({ port }, 'ready');

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(0), drainSeconds * 1000).unref();
    server.close();
    endStreams();
    await io?.close();
    await runtime.stop();
    server.closeAllConnections();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
}

/** Next answers everything that is not for socket.io. */
async function servePages(server: Server, runtime: Runtime): Promise<RequestListener> {
  const { settings, owners, quotas, uploads, logger } = runtime;
  const app = next({
    dev: process.env.NODE_ENV !== 'production',
    hostname: settings.HOST,
    port: settings.PORT,
    httpServer: server,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const takeUpload = uploadHandler({
    uploads,
    owners,
    logger,
    max_bytes: settings.MAX_UPLOAD_MB * 1_000_000,
    requireSameSite,
    async requireWithinLimit(headers) {
      await requireWithinLimit('upload', headers);
      const { owner_id } = owners.visitorOf(headers);
      if (owner_id !== null)
        await quotas.requireRoom(owner_id, { bytes: Number(headers.get('upload-length')) || 0, duration_s: 0 });
    },
  });
  return (request, response) => {
    if (request.url?.startsWith('/socket.io/')) return;
    cutSlowBody(request);
    runMiddleware(request, response)
      .then((goesOn) => {
        if (!goesOn) return;
        if (request.url === metricsPath && request.method === 'GET') return serveMetrics(request, response, runtime);
        if (request.url?.startsWith(uploadsPath)) return takeUpload(request, response);
        if (settings.EVENT_STREAMS === 'direct' && serveEvents(request, response)) return;
        if (serveAudio(request, response) || serveSnapshot(request, response)) return;
        return handle(request, response);
      })
      .catch((error: unknown) => {
        // An unforeseen error in one request must not end the process.
        if (!isAbort(error)) logger.error({ err: error }, 'request failed');
        response.destroy();
      });
  };
}

try {
  await main();
} catch (error) {
  // A sentence for the person who started it; the stack only if the error is unknown.
  process.stderr.write(
    isAppError(error) ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
}
