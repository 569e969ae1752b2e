import type { RequestListener } from 'node:http';
import { healthOf } from '#lib/runtime/health';
import { sendProblem, webHeaders } from '#lib/transports/http/web-adapter';
import { stampAddress } from '#lib/transports/http/guards/client-address';
import { requireKnownHost } from '#lib/transports/http/guards/known-host';
import { isAdmitted } from '#lib/transports/http/owner/password';
import { metricsPath, serveMetrics } from './serve-metrics.ts';
import type { Runtime } from '#lib/runtime/runtime';

/** The request listener of a process without pages: `/api/health`, `/api/metrics`, and 404 for everything else. */
export function answerHealth(runtime: Runtime): RequestListener {
  return (request, response) => {
    try {
      requireKnownHost(request, runtime.settings);
    } catch (error) {
      return void sendProblem(response, error);
    }
    if (request.url === metricsPath && request.method === 'GET') return void serveMetrics(request, response, runtime);
    if (request.url?.split('?')[0] !== '/api/health') {
      response.writeHead(404).end();
      return;
    }
    stampAddress(request, runtime.settings);
    void isAdmitted(webHeaders(request.headers))
      .catch(() => false)
      .then((numbers) => healthOf(runtime, numbers))
      .then(async (health) => {
        const body = await health.text();
        response.writeHead(health.status, Object.fromEntries(health.headers)).end(body);
      })
      .catch(() => response.writeHead(503).end());
  };
}
