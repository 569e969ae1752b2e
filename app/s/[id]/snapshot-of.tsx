import { headers } from 'next/headers';
import { cache } from 'react';
import { isAppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import type { SessionSnapshot } from '#lib/sessions/contract';

/** The session as the visitor may see it; read once per request, for the title and for the page. */
export const snapshotOf = cache(async (id: string): Promise<SessionSnapshot | 'erased' | null> => {
  const runtime = getRuntime();
  try {
    return await runtime.sessions.snapshot(id, runtime.visitorOf(await headers()));
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return null;
    if (isAppError(error) && error.code === 'erased') return 'erased';
    throw error;
  }
});
