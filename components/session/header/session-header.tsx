'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { later } from '#components/ui/later';
import { LocalTime } from '#components/ui/local-time';
import { duration } from '#lib/base/words';
import { send } from '#lib/client/problem';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { sessionMessages } from '#lib/messages/session';
import { ConnectionNote } from './connection-note';
import { CopyButton } from '#components/ui/copy-button';
import { ExportMenuButton } from './export-menu-button';
import { OwnerMenuButton } from './owner-menu-button';
import { SharingNote } from '#components/session/sharing/sharing-note';
import { useSession } from '#components/session/session-context';

const NameForm = later(() => import('#components/ui/name-form').then((module) => module.NameForm));

export function SessionHeader({ snapshot }: { snapshot: SessionSnapshot }) {
  const audio_s = useSession((state) => state.view.audio_s) ?? snapshot.duration_s;
  const hasContent = useSession((state) => state.view.status !== 'created');
  const router = useRouter();
  async function rename(title: string): Promise<string | null> {
    const problem = await send('PATCH', `/api/sessions/${snapshot.session_id}`, { title });
    if (problem === null) router.refresh();
    return problem;
  }
  const fileName = snapshot.audio?.file_name ?? snapshot.given?.file_name ?? null;
  const [renaming, setRenaming] = useState(false);
  const isPrivate = snapshot.sharing?.visibility === 'private';
  return (
    <header className="flex flex-col justify-between gap-x-8 gap-y-1 pt-6 pb-4 sm:flex-row sm:items-end sm:pb-5">
      <div className="min-w-0">
        <h1 className="text-title font-semibold tracking-[-0.015em] text-balance [overflow-wrap:anywhere]">
          {snapshot.title}
        </h1>
        {renaming && (
          <NameForm
            label={sessionMessages.title}
            value={snapshot.title}
            maxLength={200}
            save={rename}
            onClose={() => setRenaming(false)}
          />
        )}
        <p className="mt-1.5 flex flex-wrap content-start gap-x-5 text-note text-ink-2 max-sm:min-h-[2.6rem]">
          <LocalTime iso={snapshot.created_at} />
          {audio_s !== null && <span>{duration(audio_s)}</span>}
          {fileName !== null && !fileName.startsWith(snapshot.title) && (
            <span className="[overflow-wrap:anywhere]">{fileName}</span>
          )}
          {snapshot.sharing && <SharingNote sharing={snapshot.sharing} />}
          <ConnectionNote />
        </p>
      </div>
      <div className={`no-print flex shrink-0 items-center gap-5 ${isPrivate ? '-ml-3' : ''}`}>
        {/* The address of a private session works for nobody else, so its owner creates a link for others. */}
        {!isPrivate && (
          <CopyButton
            label={sessionMessages.copyLink}
            done={sessionMessages.linkCopied}
            text={() => window.location.href.split('#')[0] ?? ''}
          />
        )}
        {hasContent && <ExportMenuButton sessionId={snapshot.session_id} />}
        {snapshot.is_owner && <OwnerMenuButton session={snapshot} onRename={() => setRenaming(true)} />}
      </div>
    </header>
  );
}
