import type { RequestListener } from 'node:http';
import { healthOf } from '#lib/runtime/health';
import { isAdmitted } from '#lib/transports/http/password';
import { metricsPath, serveMetrics } from '#lib/transports/http/serve-metrics';
import type { Runtime } from '#lib/runtime/runtime';

/** What a process without pages answers: `/api/health`, `/api/metrics`, and 404 for everything else. */
export function answerHealth(runtime: Runtime): RequestListener {
  return (request, response) => {
    if (request.url === metricsPath && request.method === 'GET') return void serveMetrics(request, response, runtime);
    if (request.url?.split('?')[0] !== '/api/health') {
      response.writeHead(404).end();
      return;
    }
    void healthOf(runtime, isAdmitted(request.headers)).then(async (health) => {
      const body = await health.text();
      response.writeHead(health.status, Object.fromEntries(health.headers)).end(body);
    }, () => response.writeHead(503).end());
  };
}
