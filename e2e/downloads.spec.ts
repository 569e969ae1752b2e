import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { type CreatedSession, formOf } from '#e2e/support/api';
import { wavOf } from '#e2e/support/audio';
import { expect, test } from '#e2e/support/test';
import type { SharingAnswer } from '#lib/sessions/access/sharing-contract';

/** More than the system buffers for a client that does not read. */
const recording = new Uint8Array(wavOf(new Float32Array(20_000_000), 48_000));

/** A client that has started to download a recording and stopped reading. */
class Download {
  readonly #response: IncomingMessage;

  constructor(response: IncomingMessage) {
    this.#response = response;
  }

  static async begin(url: string, headers: Record<string, string> = {}): Promise<Download> {
    const [response] = (await once(get(url, { headers }), 'response')) as [IncomingMessage];
    expect([200, 206]).toContain(response.statusCode);
    return new Download(response);
  }

  /** Reads the rest; returns its length, and whether the download is complete. */
  async rest(): Promise<{ bytes: number; whole: boolean }> {
    let bytes = 0;
    try {
      for await (const chunk of this.#response as AsyncIterable<Buffer>) bytes += chunk.length;
    } catch {
      // The connection was cut.
    }
    return { bytes, whole: this.#response.complete };
  }
}

/** Downloads under way, by the server's count. */
async function downloads(url: string): Promise<number> {
  return Number(/^undertone_downloads (\d+)$/m.exec(await (await fetch(`${url}/api/metrics`)).text())?.[1]);
}

async function recorded(url: string): Promise<{ audio: string; address: string; auth: Record<string, string> }> {
  const made = (await (
    await fetch(`${url}/api/sessions`, { method: 'POST', body: await formOf(recording, 'long.wav') })
  ).json()) as CreatedSession;
  const address = `${url}/api/sessions/${made.session_id}`;
  const auth = { authorization: `Bearer ${made.owner_token}` };
  await fetch(`${address}/run`, { method: 'DELETE', headers: auth });
  return { audio: `${address}/audio?original`, address, auth };
}

const share = async (address: string, auth: Record<string, string>, method: string, body: unknown) =>
  (await (
    await fetch(`${address}/share`, {
      method,
      headers: { ...auth, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).json()) as SharingAnswer;

for (const [what, end] of [
  ['made private', { method: 'POST', body: { visibility: 'private' } }],
  ['the address ran out', { method: 'POST', body: { expires_in: 1 } }],
] as const) {
  test(`the download of a viewer stops when access ends, the owner's does not: ${what}`, async ({ server }) => {
    const { audio, address, auth } = await recorded(server.url);
    const [viewer, part, owner] = [
      await Download.begin(audio),
      await Download.begin(audio, { range: 'bytes=1000-' }),
      await Download.begin(audio, auth),
    ];
    expect(await downloads(server.url)).toBe(3);
    await share(address, auth, end.method, end.body);
    // The promise is two seconds, and this address expires one second later.
    await expect.poll(() => downloads(server.url), { timeout: 4000 }).toBe(1);
    for (const cut of [await viewer.rest(), await part.rest()])
      expect(cut).toEqual({ bytes: expect.any(Number), whole: false });
    expect((await fetch(audio)).status).toBe(404);
    expect(await owner.rest()).toEqual({ bytes: recording.length, whole: true });
    await fetch(address, { method: 'DELETE', headers: auth });
  });
}

test('revoking a link stops its downloads, and deletion stops all', async ({ server }) => {
  const { audio, address, auth } = await recorded(server.url);
  const links = [
    await share(address, auth, 'POST', { visibility: 'private', link: {} }),
    await share(address, auth, 'POST', { link: {} }),
  ];
  const [holder, other] = await Promise.all(
    links.map(({ made }) => Download.begin(audio, { authorization: `Bearer ${made?.token}` })),
  );
  const owner = await Download.begin(audio, auth);
  expect(await downloads(server.url)).toBe(3);
  await share(address, auth, 'DELETE', { link_id: links[0]?.made?.link_id });
  await expect.poll(() => downloads(server.url), { timeout: 4000 }).toBe(2);
  expect((await holder?.rest())?.whole).toBe(false);
  await fetch(address, { method: 'DELETE', headers: auth });
  await expect.poll(() => downloads(server.url), { timeout: 4000 }).toBe(0);
  for (const cut of [await owner.rest(), await other?.rest()]) expect(cut?.whole).toBe(false);
  expect((await fetch(audio)).status).toBe(410);
});

test('a client that leaves during a download leaves nothing open', async ({ server }) => {
  const { audio, address, auth } = await recorded(server.url);
  const gone = new AbortController();
  const response = await fetch(audio, { signal: gone.signal });
  expect(await downloads(server.url)).toBe(1);
  gone.abort();
  await response.text().catch(() => undefined);
  await expect.poll(() => downloads(server.url)).toBe(0);
  await fetch(address, { method: 'DELETE', headers: auth });
});
