import type { ServerResponse } from 'node:http';

interface PlainPage {
  status: number;
  /** Of this request, for the style. */
  nonce: string;
  title: string;
  /** HTML; whatever comes from outside is escaped. */
  body: string;
}

const style =
  ':root{color-scheme:light dark}body{font:1.0625rem/1.55 system-ui,sans-serif;max-width:26rem;margin:18vh auto 0;padding:0 1rem}h1{font-size:1.5rem}input,button{font:inherit;min-height:2.75rem;padding:0 .75rem;border:1px solid;border-radius:0;box-sizing:border-box}input{width:100%;margin:.25rem 0 1rem}[role=alert]{color:light-dark(#a3271b,#ff9d90)}';

/** A page that needs nothing else of the server, for what is answered before the pages' own code is reached. */
export function sendPlainPage(response: ServerResponse, { status, nonce, title, body }: PlainPage): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title} · Undertone</title>
<style nonce="${nonce}">${style}</style></head>
<body><main><h1>Undertone</h1>${body}</main></body></html>`);
}

export function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
