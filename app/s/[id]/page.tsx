import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Erased } from '#components/session/erased';
import { PackedSession } from '#components/session/packed-session';
import { packed } from '#lib/client/packing/pack';
import { toldOf } from '#lib/glance/told';
import { sessionPagesMessages } from '#lib/messages/session-pages';
import { snapshotOf } from './snapshot-of';

export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const snapshot = await snapshotOf((await params).id);
  return {
    title:
      snapshot === 'erased' ? sessionPagesMessages.erasedTitle : (snapshot?.title ?? sessionPagesMessages.notFound),
  };
}

export default async function Page({ params }: Props) {
  const snapshot = await snapshotOf((await params).id);
  if (!snapshot) notFound();
  // With status 410, which the middleware of server.ts sets.
  if (snapshot === 'erased') return <Erased />;
  return <PackedSession json={packed(snapshot, toldOf)} />;
}
