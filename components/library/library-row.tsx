'use client';

import { Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { LocalTime } from '#components/ui/local-time';
import { NameForm } from '#components/ui/name-form';
import { clock } from '#lib/base/words';
import { send } from '#lib/client/problem';
import type { SessionSummary, Snippet } from '#lib/sessions/contract';
import { states } from './states';

const icon = 'grid size-11 place-items-center text-ink-2';

/** A recording in a line, and the places in it that were searched for. */
export function LibraryRow({ session, onRenamed, onDelete }: { session: SessionSummary; onRenamed: (title: string) => void; onDelete: () => void }) {
  const [renaming, setRenaming] = useState(false);
  const { session_id, title, created_at, duration_s, status, snippets = [] } = session;
  const address = `/s/${session_id}`;
  async function rename(name: string): Promise<string | null> {
    const problem = await send('PATCH', `/api/sessions/${session_id}`, { title: name });
    if (problem === null) onRenamed(name);
    return problem;
  }
  return (
    <li className="border-b border-line py-1">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4">
        <div className="min-w-0">
          {renaming ? (
            <NameForm label="Title of this recording" value={title} maxLength={200} save={rename} onClose={() => setRenaming(false)} />
          ) : (
            <Link href={address} prefetch={false} className="block truncate pt-2 font-medium hover:text-accent">
              {title}
            </Link>
          )}
          <p className="flex flex-wrap gap-x-4 pb-2 text-note text-ink-2">
            <LocalTime iso={created_at} />
            {duration_s !== null && <span>{clock(duration_s)}</span>}
            <span>{states[status]}</span>
          </p>
        </div>
        <div className="flex">
          <button type="button" aria-label={`Rename “${title}”`} title="Rename" onClick={() => setRenaming(true)} className={`${icon} hover:text-ink`}>
            <Pencil size={17} strokeWidth={1.75} aria-hidden="true" />
          </button>
          <button type="button" aria-label={`Delete “${title}”`} title="Delete" onClick={onDelete} className={`${icon} hover:text-alert`}>
            <Trash2 size={17} strokeWidth={1.75} aria-hidden="true" />
          </button>
        </div>
      </div>
      {snippets.length > 0 && (
        <ul aria-label={`Places in “${title}”`} className="pb-2">
          {snippets.map((snippet) => (
            <li key={`${snippet.start_s} ${snippet.parts[0]?.text ?? ''}`}>
              <Place snippet={snippet} address={address} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Place({ snippet: { start_s, speaker, parts }, address }: { snippet: Snippet; address: string }) {
  return (
    <Link href={start_s === null ? address : `${address}#t=${start_s}`} prefetch={false} className="grid grid-cols-[3.5rem_minmax(0,1fr)] py-1.5 hover:text-accent">
      <span className="text-accent tabular-nums">{start_s === null ? '' : clock(start_s)}</span>
      <span className="[overflow-wrap:anywhere]">
        {speaker !== null && <strong className="font-semibold">{speaker}: </strong>}
        {parts.map((part, index) => (part.hit ? <mark key={index} className="bg-tint font-semibold text-inherit">{part.text}</mark> : part.text))}
      </span>
    </Link>
  );
}
