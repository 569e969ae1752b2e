'use client';

import { LocalTime } from '#components/ui/local-time';
import { duration } from '#lib/base/words';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { ConnectionNote } from './connection-note';
import { CopyButton } from './copy-button';
import { OwnerMenuButton } from './owner-menu-button';
import { useSession } from './session-context';

export function SessionHeader({ snapshot }: { snapshot: SessionSnapshot }) {
  const audio_s = useSession((state) => state.view.audio_s) ?? snapshot.duration_s;
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-1 pt-6 pb-4 sm:pb-5">
      <div className="min-w-0">
        <h1 className="text-title font-semibold tracking-[-0.015em] text-balance [overflow-wrap:anywhere]">{snapshot.title}</h1>
        <p className="mt-1.5 flex flex-wrap gap-x-5 text-note text-ink-2">
          <LocalTime iso={snapshot.created_at} />
          {audio_s !== null && <span>{duration(audio_s)}</span>}
          {snapshot.audio && !snapshot.audio.file_name.startsWith(snapshot.title) && <span className="[overflow-wrap:anywhere]">{snapshot.audio.file_name}</span>}
          <ConnectionNote />
        </p>
      </div>
      <div className="no-print flex items-center gap-5">
        <CopyButton label="Copy link" done="Link copied" text={() => window.location.href.split('#')[0] ?? ''} />
        {snapshot.is_owner && <OwnerMenuButton session={snapshot} />}
      </div>
    </header>
  );
}
