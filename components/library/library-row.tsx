'use client';

import { Columns2, Pencil, Tag, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { cueWords } from '#components/cards/evidence/cue-words';
import { LocalTime } from '#components/ui/local-time';
import { NameForm } from '#components/ui/name-form';
import { titles } from '#lib/analyses/steps';
import { clock } from '#lib/base/words';
import { send } from '#lib/client/problem';
import { libraryMessages } from '#lib/messages/library';
import type { SessionMarks, SessionSummary } from '#lib/sessions/contract';
import { momentOf, Place } from './place';
import { stateOf } from './states';

const icon = 'grid size-11 place-items-center text-ink-2';

interface Props {
  session: SessionSummary;
  onChanged: (changed: Pick<SessionSummary, 'title'> | Pick<SessionSummary, 'tags'>) => void;
  /** Whether it is the first of two sessions to compare. */
  isCompared: boolean;
  onCompare: () => void;
  /** Called when a tag is pressed. */
  onTag: (tag: string) => void;
  onDelete: () => void;
}

/** One session in the library, with the passages that match the search. */
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
              label={libraryMessages.titleLabel}
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
              label={libraryMessages.tagsLabel}
              value={tags.join(', ')}
              maxLength={500}
              save={(text) => save({ tags: tagsIn(text) })}
              onClose={() => setEditing(null)}
            />
          ) : (
            tags.length > 0 && (
              <ul aria-label={libraryMessages.tagsOf(title)} className="-mt-2 flex flex-wrap gap-x-4">
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
            aria-label={libraryMessages.compareOne(title)}
            aria-pressed={isCompared}
            title={libraryMessages.compare}
            onClick={onCompare}
            className={`${icon} hover:text-ink aria-pressed:bg-tint aria-pressed:text-accent`}
          >
            <Columns2 size={17} strokeWidth={1.75} aria-hidden="true" />
          </button>
          <button
            type="button"
            aria-label={libraryMessages.renameOne(title)}
            title={libraryMessages.rename}
            onClick={() => setEditing('title')}
            className={`${icon} hover:text-ink`}
          >
            <Pencil size={17} strokeWidth={1.75} aria-hidden="true" />
          </button>
          <button
            type="button"
            aria-label={libraryMessages.editTags(title)}
            title={libraryMessages.tags}
            onClick={() => setEditing('tags')}
            className={`${icon} hover:text-ink`}
          >
            <Tag size={17} strokeWidth={1.75} aria-hidden="true" />
          </button>
          <button
            type="button"
            aria-label={libraryMessages.deleteOne(title)}
            title={libraryMessages.delete}
            onClick={onDelete}
            className={`${icon} hover:text-alert`}
          >
            <Trash2 size={17} strokeWidth={1.75} aria-hidden="true" />
          </button>
        </div>
      </div>
      {findings.length > 0 && (
        <ul aria-label={libraryMessages.findingsIn(title)} className="pb-2">
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
        <ul aria-label={libraryMessages.placesIn(title)} className="pb-2">
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

/** Reasons to open it, in words. */
function wordsOf({ pressure = false, tasks = 0, open = 0, live }: SessionMarks): string[] {
  return [
    live === 'ended' ? [libraryMessages.recordedLive] : [],
    pressure ? [libraryMessages.pressure] : [],
    tasks > 0 ? [libraryMessages.tasks(tasks)] : [],
    open > 0 ? [libraryMessages.openQuestions(open)] : [],
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
