import { readFile } from 'node:fs/promises';
import { AppError } from '#lib/base/errors';
import { packageFile } from '#lib/base/package-file';
import { remember } from '#lib/base/remember';

/** The files of Swagger UI that are served, by name. */
const files: Record<string, string> = {
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'swagger-ui.css': 'text/css; charset=utf-8',
};

/** The page; its scripts run by the nonce of this answer. */
export function docsPage(nonce: string): Response {
  const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>The API · Undertone</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><main id="api"><noscript>This page needs scripts; the description itself is at <a href="/api/openapi.json">/api/openapi.json</a>.</noscript></main>
<script nonce="${nonce}" src="/api/docs/swagger-ui-bundle.js"></script>
<script nonce="${nonce}">
document.documentElement.classList.toggle('dark-mode', matchMedia('(prefers-color-scheme: dark)').matches);
SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true, defaultModelsExpandDepth: 0, validatorUrl: null });
</script></body></html>`;
  return new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } });
}

/** A file from the package of Swagger UI. Throws AppError `not_found` for any other. */
export async function docsFile(name: string): Promise<Response> {
  const type = Object.hasOwn(files, name) ? files[name] : undefined;
  if (type === undefined) throw new AppError('not_found', { reason: 'api_docs_file' });
  const text = await remember(`docs ${name}`, () => readFile(packageFile('swagger-ui-dist', name), 'utf8'));
  return new Response(text, { headers: { 'Content-Type': type, 'Cache-Control': 'private, max-age=86400' } });
}
