import { sentencePath } from '#e2e/support/audio';
import { startProxy } from '#e2e/support/proxy';
import { SessionPage } from '#e2e/support/session-page';
import { expect, test } from '#e2e/support/test';

/** More than the six connections that a browser allows per host. */
const tabs = 7;

for (const blockWebSockets of [false, true]) {
  test.describe(blockWebSockets ? 'where WebSockets are blocked' : 'over WebSockets', () => {
    test.use({ expectedErrors: blockWebSockets ? [/WebSocket connection|ERR_/] : [] });

    // Where WebSockets are blocked, seven streams compete for six connections: the harder case runs every time.
    test(
      'seven tabs of one browser all load, follow and end alike',
      { tag: blockWebSockets ? [] : '@long' },
      async ({ visitor, server, finished }) => {
        await using proxy = await startProxy(server.port, { blockWebSockets });
        const context = await visitor({ baseURL: proxy.url });
        const first = await context.newPage();
        const form = await first.request.post('/api/sessions', { multipart: { nothing: '' } });
        const { session_id: empty, owner_token } = (await form.json()) as { session_id: string; owner_token: string };
        const pages = [first];
        while (pages.length < tabs) pages.push(await context.newPage());
        await Promise.all(pages.map((page) => page.goto(`/s/${empty}`)));
        for (const page of pages)
          await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 30_000 });

        // All view an empty session, which now gets its recording.
        const { createReadStream } = await import('node:fs');
        const sent = await context.request.post('/api/sessions', {
          headers: { authorization: `Bearer ${owner_token}` },
          multipart: { session_id: empty, audio: createReadStream(sentencePath) },
        });
        expect(sent.status()).toBe(201);
        const shown: string[] = [];
        for (const page of pages) {
          const session = new SessionPage(page);
          await session.allDone();
          shown.push(await session.transcript());
        }
        expect(new Set(shown).size, 'all show the same').toBe(1);
        expect(shown[0]).not.toBe('');
        // A further page of another session still opens.
        const { session_id } = await finished('argument');
        const further = await context.newPage();
        await further.goto(`/s/${session_id}`);
        await new SessionPage(further).allDone();
        // The pages are closed before the server: a page that cannot connect logs an error.
        await context.close();
      },
    );
  });
}
