import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type TestServer } from './server.ts';
import { startPostgres, type TestPostgres } from '#lib/db/testing/postgres';

/** Several processes on one PostgreSQL and one folder. */
export interface Shared extends AsyncDisposable {
  postgres: TestPostgres;
  /** The database's own address. */
  url: string;
  dataDir: string;
  /** Stopped with the others at the end. `through` is a port that leads to the database's. */
  start(role: 'web' | 'worker' | 'all', env?: Record<string, string>, through?: number): Promise<TestServer>;
}

export async function startShared(): Promise<Shared> {
  const postgres = await startPostgres();
  const url = await postgres.newDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'undertone-shared-'));
  const servers: TestServer[] = [];
  return {
    postgres,
    url,
    dataDir,
    async start(role, env = {}, through) {
      const address = new URL(url);
      if (through !== undefined) address.port = String(through);
      const server = await startServer({ dataDir, env: { DATABASE_URL: address.href, ROLE: role, ...env } });
      servers.push(server);
      await server.ready();
      return server;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((server) => server.stop()));
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
