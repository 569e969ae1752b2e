import type { SessionPage, SessionSnapshot, Visitor } from '#lib/sessions/contract';

/** What server.ts builds once and route handlers and pages use. */
export interface Runtime {
  /** Reads the signed cookie or the bearer token. */
  visitorOf(headers: Headers): Visitor;
  sessions: {
    /** null where there is no such session for this visitor. */
    snapshot(sessionId: string, visitor: Visitor): Promise<SessionSnapshot | null>;
    library(visitor: Visitor, query: { q?: string; cursor?: string; limit?: number }): Promise<SessionPage>;
  };
}

/** The runtime that server.ts has put there. Throws when called outside a running server. */
export function getRuntime(): Runtime {
  const store = globalThis as unknown as { __undertone?: Map<string, unknown> };
  const runtime = store.__undertone?.get('runtime');
  if (!runtime) throw new Error('the runtime is made by server.ts; start the app with `npm start` or `npm run dev`');
  return runtime as Runtime;
}
