'use client';

import { Columns2, Pencil, Tag, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { cueWords } from '#components/cards/evidence/cue-words';
import { LocalTime } from '#components/ui/local-time';
import { NameForm } from '#components/ui/name-form';
import { titles } from '#lib/analyses/steps';
import { clock, count } from '#lib/base/words';
import { send } from '#lib/client/problem';
import type { SessionMarks, SessionSummary } from '#lib/sessions/contract';
import { momentOf, Place } from './place';
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
  const { session_id, title, created_at, duration_s, tags, marks, snippets = [], findings = [] } = session;
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
      {findings.length > 0 && (
        <ul aria-label={`Findings in “${title}”`} className="pb-2">
          {findings.map(({ id, analysis, cue, start_s, parts }) => (
            <li key={id}>
              <Place
                href={`${address}#f=${id}${start_s === null ? '' : `&t=${start_s}`}`}
                start_s={start_s}
                name={cue === null ? titles[analysis] : cueWords(cue)}
                parts={parts}
              />
            </li>
          ))}
        </ul>
      )}
      {snippets.length > 0 && (
        <ul aria-label={`Places in “${title}”`} className="pb-2">
          {snippets.map(({ start_s, speaker, parts }) => (
            <li key={`${start_s} ${parts[0]?.text ?? ''}`}>
              <Place href={momentOf(address, start_s)} start_s={start_s} name={speaker} parts={parts} />
            </li>
          ))}
        </ul>
      )}
    </li>
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
