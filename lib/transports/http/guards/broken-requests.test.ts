import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { answerBroken, explainWrongMethods, requireKnownMethod } from './broken-requests.ts';

test('an unreadable request is answered with a problem, and the server continues', async () => {
  const server = createServer((_request, response) => {
    explainWrongMethods(response);
    response.writeHead(200).end('fine');
  });
  answerBroken(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const send = (words: string): Promise<string> => {
    const line = connect((server.address() as AddressInfo).port, '127.0.0.1');
    line.write(words);
    return text(line);
  };
  const rest = 'HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n';
  for (const [words, status, code] of [
    [`FROBNICATE / ${rest}\r\n`, 405, 'wrong_method'],
    [`get / ${rest}\r\n`, 405, 'wrong_method'],
    ['CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n', 405, 'wrong_method'],
    [`GET / ${rest}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
    ['\u0016\u0003\u0001 not HTTP at all\r\n\r\n', 405, 'wrong_method'],
    [`GET / ${rest}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`, 400, 'unreadable_request'],
  ] as const) {
    const answer = await send(words);
    expect([words.slice(0, 20), answer]).toEqual([
      words.slice(0, 20),
      expect.stringMatching(
        new RegExp(`^HTTP/1\\.1 ${status} [^]*application/problem\\+json[^]*"detail":"[A-Z][^"]+\\.","code":"${code}"`),
      ),
    ]);
  }
  expect(await send(`GET / ${rest}\r\n`)).toMatch(/ 200 [^]*fine/);
  server.close();
});

test('an empty 405 gets its sentence, and other answers stay unchanged', async () => {
  const server = createServer((request, response) => {
    explainWrongMethods(response);
    response.statusCode = request.url === '/fine' ? 204 : 405;
    // As Next's compression does it.
    if (request.url === '/head-first') response.writeHead(405);
    response.end(request.url === '/said' ? 'said already' : undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    return [response.status, response.headers.get('content-type'), await response.text()];
  };
  for (const path of ['/api/sessions', '/head-first'])
    expect(await ask(path)).toEqual([405, 'application/problem+json', expect.stringContaining('"wrong_method"')]);
  expect([await ask('/said'), await ask('/fine')]).toEqual([
    [405, null, 'said already'],
    [204, null, ''],
  ]);
  server.close();
});

test('TRACE and other unknown methods are refused', () => {
  for (const method of ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS'])
    expect(() => requireKnownMethod({ method })).not.toThrow();
  for (const method of ['TRACE', 'PROPFIND', 'PURGE', 'get', ''])
    expect(() => requireKnownMethod({ method })).toThrow(
      expect.objectContaining({ code: 'wrong_method', status: 405 }),
    );
});
