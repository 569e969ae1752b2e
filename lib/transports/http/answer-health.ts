import type { RequestListener } from 'node:http';
import { healthOf } from '#lib/runtime/health';
import type { Runtime } from '#lib/runtime/runtime';

/** What a process without pages answers: `/api/health`, and 404 for everything else. */
export function answerHealth(runtime: Runtime): RequestListener {
  return (request, response) => {
    if (request.url?.split('?')[0] !== '/api/health') {
      response.writeHead(404).end();
      return;
    }
    const health = healthOf(runtime);
    response.writeHead(health.status, Object.fromEntries(health.headers));
    void health.text().then((body) => response.end(body));
  };
}
