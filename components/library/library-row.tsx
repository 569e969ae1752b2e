'use client';

import { Columns2, Pencil, Tag, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { LocalTime } from '#components/ui/local-time';
import { NameForm } from '#components/ui/name-form';
import { clock, count } from '#lib/base/words';
import { send } from '#lib/client/problem';
import type { SessionMarks, SessionSummary, Snippet } from '#lib/sessions/contract';
import { stateOf } from './states';

const icon = 'grid size-11 place-items-center text-ink-2';

interface Props {
  session: SessionSummary;
  onChanged: (changed: Pick<SessionSummary, 'title'> | Pick<SessionSummary, 'tags'>) => void;
  /** Whether it is the first of two that are to stand side by side. */
  isCompared: boolean;
  onCompare: () => void;
  /** A tag was pressed. */
  onTag: (tag: string) => void;
  onDelete: () => void;
}

/** A recording in a line, and the places in it that were searched for. */
export function LibraryRow({ session, isCompared, onCompare, onChanged, onTag, onDelete }: Props) {
  const [editing, setEditing] = useState<'title' | 'tags' | null>(null);
  const { session_id, title, created_at, duration_s, tags, marks, snippets = [] } = session;
  const address = `/s/${session_id}`;
  async function save(change: Pick<SessionSummary, 'title'> | Pick<SessionSummary, 'tags'>): Promise<string | null> {
    const problem = await send('PATCH', `/api/sessions/${session_id}`, change);
    if (problem === null) onChanged(change);
    return problem;
  }
  return (
    <li className="border-b border-line py-1">
      <div className="grid grid-cols-[minmax(0,1fr)] items-center gap-x-4 sm:grid-cols-[minmax(0,1fr)_auto]">
        <div className="min-w-0">
          {editing === 'title' ? (
            <NameForm
              label="Title of this recording"
              value={title}
              maxLength={200}
              save={(name) => save({ title: name })}
              onClose={() => setEditing(null)}
            />
          ) : (
            <Link href={address} prefetch={false} className="block truncate pt-2 font-medium hover:text-accent">
              {title}
            </Link>
          )}
          <p className="flex flex-wrap gap-x-4 pb-2 text-note text-ink-2">
            <LocalTime iso={created_at} />
            {duration_s !== null && <span>{clock(duration_s)}</span>}
            <span>{stateOf(session)}</span>
            {wordsOf(marks).map((words) => (
              <span key={words}>{words}</span>
            ))}
          </p>
          {editing === 'tags' ? (
            <NameForm
              label="Tags, with commas between them"
              value={tags.join(', ')}
              maxLength={500}
              save={(text) => save({ tags: tagsIn(text) })}
              onClose={() => setEditing(null)}
            />
          ) : (
            tags.length > 0 && (
              <ul aria-label={`Tags of “${title}”`} className="-mt-2 flex flex-wrap gap-x-4">
                {tags.map((tag) => (
                  <li key={tag}>
                    <button
                      type="button"
                      onClick={() => onTag(tag)}
                      className="min-h-11 text-note text-accent hover:underline"
                    >
                      {tag}
                    </button>
                  </li>
                ))}
              </ul>
            )
          )}
        </div>
        <div className="-ml-3 flex sm:ml-0">
          <button
            type="button"
            aria-label={`Compare “${title}”`}
            aria-pressed={isCompared}
            title="Compare"
            onClick={onCompare}
            className={`${icon} hover:text-ink aria-pressed:bg-tint aria-pressed:text-accent`}
          >
            <Columns2 size={17} strokeWidth={1.75} aria-hidden="true" />
          </button>
          <button
            type="button"
            aria-label={`Rename “${title}”`}
            title="Rename"
            onClick={() => setEditing('title')}
            className={`${icon} hover:text-ink`}
          >
            <Pencil size={17} strokeWidth={1.75} aria-hidden="true" />
          </button>
          <button
            type="button"
            aria-label={`Tags for “${title}”`}
            title="Tags"
            onClick={() => setEditing('tags')}
            className={`${icon} hover:text-ink`}
          >
            <Tag size={17} strokeWidth={1.75} aria-hidden="true" />
          </button>
          <button
            type="button"
            aria-label={`Delete “${title}”`}
            title="Delete"
            onClick={onDelete}
            className={`${icon} hover:text-alert`}
          >
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
    <Link
      href={start_s === null ? address : `${address}#t=${start_s}`}
      prefetch={false}
      className="grid grid-cols-[3.5rem_minmax(0,1fr)] py-1.5 hover:text-accent"
    >
      <span className="text-accent tabular-nums">{start_s === null ? '' : clock(start_s)}</span>
      <span className="[overflow-wrap:anywhere]">
        {speaker !== null && <strong className="font-semibold">{speaker}: </strong>}
        {parts.map((part, index) =>
          part.hit ? (
            <mark key={index} className="bg-tint font-semibold text-inherit">
              {part.text}
            </mark>
          ) : (
            part.text
          ),
        )}
      </span>
    </Link>
  );
}

/** What is worth opening it for. */
function wordsOf({ pressure = false, tasks = 0, open = 0, live }: SessionMarks): string[] {
  return [
    live === 'ended' ? ['recorded live'] : [],
    pressure ? ['cues of pressure'] : [],
    tasks > 0 ? [count(tasks, 'task')] : [],
    open > 0 ? [count(open, 'open question')] : [],
  ].flat();
}

function tagsIn(text: string): string[] {
  return [
    ...new Set(
      text
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    ),
  ];
}
