import type { ServerResponse } from 'node:http';

interface PlainPage {
  status: number;
  /** The nonce of this request, for the style. */
  nonce: string;
  /** Also the heading. */
  title: string;
  /** HTML; every value from outside is escaped. */
  body: string;
}

/** Looks like the pages (app/globals.css), whose own style is not available here. */
const style = `:root{color-scheme:light dark;--paper:light-dark(#fff,#15181b);--ink:light-dark(#15191e,#e6e8ea);
--line:light-dark(#868e97,#727b86);--accent:light-dark(#00596c,#74c4d4);--alert:light-dark(#9a2a12,#f2a58f)}
body{background:var(--paper);color:var(--ink);font:1.0625rem/1.5 'Source Sans 3',system-ui,sans-serif;
max-width:72rem;margin:0 auto;padding:0 1rem}
header{display:flex;align-items:center;gap:.625rem;min-height:3.5rem;font-weight:600}svg{fill:var(--accent)}
main{max-width:26rem;padding-top:5rem}h1{font-size:1.75rem;line-height:1.15;margin:0 0 1rem}
input,button{font:inherit;min-height:2.75rem;border-radius:0;box-sizing:border-box}
input{display:block;width:100%;margin:.25rem 0 1rem;padding:0 .75rem;border:1px solid var(--line);
background:var(--paper);color:var(--ink)}
button{padding:0 1.25rem;border:0;background:var(--accent);color:var(--paper);font-weight:500;cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}[role=alert]{color:var(--alert)}`;
const mark =
  '<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="M1 8h2v4H1zM5 4h2v12H5zM9 7h2v6H9zM13 1h2v18h-2zM17 7h2v6h-2z"/></svg>';

/** A self-contained page, for answers before the pages' own code is reached. */
export function sendPlainPage(response: ServerResponse, { status, nonce, title, body }: PlainPage): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title} · Undertone</title>
<style nonce="${nonce}">${style}</style></head>
<body><header>${mark}Undertone</header><main><h1>${title}</h1>${body}</main></body></html>`);
}

export function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
