import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Captions } from '#components/live/captions';
import { Erased } from '#components/session/erased';
import { snapshotOf } from '#app/s/[id]/snapshot-of';
import { sessionPagesMessages } from '#lib/messages/session-pages';

export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const snapshot = await snapshotOf((await params).id);
  return {
    title:
      snapshot === 'erased'
        ? sessionPagesMessages.erasedTitle
        : snapshot
          ? sessionPagesMessages.captions(snapshot.title)
          : sessionPagesMessages.notFound,
  };
}

/** The last sentences in large type, for everyone who may view the session. */
export default async function CaptionsPage({ params }: Props) {
  const snapshot = await snapshotOf((await params).id);
  if (!snapshot) notFound();
  if (snapshot === 'erased') return <Erased />;
  return <Captions view={snapshot.view} title={snapshot.title} />;
}
