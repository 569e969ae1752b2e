import { type BrowserContext, type BrowserContextOptions, type Page, test as base } from '@playwright/test';
import { type CreatedSession, createSession } from './api.ts';
import { type SampleId, samplePath } from './audio.ts';
import { expect } from './expect.ts';
import { FirstPage } from './first-page.ts';
import { type ModelServer, startModelServer } from './model-server.ts';
import { startServer, type TestServer } from './server.ts';
import { SessionPage } from './session-page.ts';
import { readRun } from './sse.ts';

interface TestFixtures {
  /**
   * The server that the test's pages are from and whose errors fail the test: the worker's own, unless a file that
   * starts one of its own overrides it. To override the worker's server would end the worker, and start another one.
   */
  served: TestServer;
  /** The worker's server with a scripted model, which answers as usual at the start of each test. */
  withModel: ModelServer;
  /** Errors that a page may log in this test. */
  expectedErrors: RegExp[];
  /** A further visitor, with cookies of their own. Their console is watched, too. */
  visitor: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  firstPage: FirstPage;
  sessionPage: SessionPage;
  /** Fails the test if the server or a page logged an error. */
  watch: { page: (page: Page) => void };
}

export interface WorkerFixtures {
  /** Settings that a project gives every server of its tests. */
  settings: Record<string, string>;
  server: TestServer;
  /** A worker starts it once, on first use; tests use `withModel`. */
  modelServer: ModelServer;
  /** The finished session of a sample, for tests that change nothing. A worker makes each once, on first use. */
  finished: (sample: SampleId) => Promise<CreatedSession>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  settings: [{}, { option: true, scope: 'worker' }],
  server: [
    async ({ settings }, use) => {
      await using server = await startServer({ env: settings });
      await use(server);
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  modelServer: [
    async ({ settings }, use) => {
      await using modelServer = await startModelServer(settings);
      await use(modelServer);
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  withModel: async ({ modelServer }, use) => {
    modelServer.reset();
    await use(modelServer);
  },
  finished: [
    async ({ server }, use) => {
      const made = new Map<SampleId, Promise<CreatedSession>>();
      const make = async (sample: SampleId): Promise<CreatedSession> => {
        const session = await createSession(server.url, samplePath(sample));
        const run = await readRun(
          await fetch(`${server.url}/api/sessions/${session.session_id}/events?until=complete`),
        );
        expect(run.at(-1)?.data).toMatchObject({ type: 'complete', failed: [] });
        return session;
      };
      await use((sample) => {
        const session = made.get(sample) ?? make(sample);
        made.set(sample, session);
        return session;
      });
    },
    { scope: 'worker' },
  ],
  served: async ({ server }, use) => use(server),
  baseURL: async ({ served }, use) => use(served.url),
  expectedErrors: [[], { option: true }],
  watch: [
    async ({ served, expectedErrors }, use) => {
      const since = served.lines.length;
      const found: string[] = [];
      await use({
        page(page) {
          page.on('console', (message) => {
            if (message.type() === 'error') found.push(`${message.text()} (${message.location().url})`);
          });
          page.on('pageerror', (error) => found.push(error.stack ?? error.message));
        },
      });
      const unexpected = found.filter((line) => !expectedErrors.some((pattern) => pattern.test(line)));
      expect(unexpected, 'errors in the page').toEqual([]);
      expect(served.errors(since), 'errors in the server log').toEqual([]);
    },
    { auto: true },
  ],
  page: async ({ page, watch }, use) => {
    watch.page(page);
    await use(page);
  },
  visitor: async ({ browser, baseURL, watch }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL, ...options });
      context.on('page', watch.page);
      contexts.push(context);
      return context;
    });
    for (const context of contexts) await context.close();
  },
  firstPage: async ({ page }, use) => use(new FirstPage(page)),
  sessionPage: async ({ page }, use) => use(new SessionPage(page)),
});

/** Tests whose pages are from a server of their file's own, as `served`. The first of them starts it. */
export function testOn(start: () => Promise<TestServer>) {
  let started: Promise<TestServer> | undefined;
  // A hook before the tests would be too late: Playwright wants to know the address for each hook.
  const own = test.extend({ served: async ({}, use) => use(await (started ??= start())) });
  own.afterAll(async () => (await started)?.stop());
  return own;
}

export { expect };
