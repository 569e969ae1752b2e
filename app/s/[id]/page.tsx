import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Erased } from '#components/session/erased';
import { SessionPage } from '#components/session/session-page';
import { isAppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import type { SessionSnapshot } from '#lib/sessions/contract';

export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ id: string }>;
}

/** Once a request, for the title and for the page. */
const snapshotOf = cache(async (id: string): Promise<SessionSnapshot | 'erased' | null> => {
  const runtime = getRuntime();
  try {
    return await runtime.sessions.snapshot(id, runtime.visitorOf(await headers()));
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return null;
    if (isAppError(error) && error.code === 'erased') return 'erased';
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const snapshot = await snapshotOf((await params).id);
  return { title: snapshot === 'erased' ? 'Erased' : (snapshot?.title ?? 'Not found') };
}

export default async function Page({ params }: Props) {
  const snapshot = await snapshotOf((await params).id);
  if (!snapshot) notFound();
  // With the status 410, which server.ts's front puts in.
  if (snapshot === 'erased') return <Erased />;
  return <SessionPage snapshot={snapshot} />;
}
