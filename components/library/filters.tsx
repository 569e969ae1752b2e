'use client';

import { useId, useState } from 'react';
import type { Length, LibraryQuery } from '#lib/client/library';
import { libraryMessages } from '#lib/messages/library';
import type { LibraryMark, LibrarySort } from '#lib/sessions/contract';
import { Choice, field } from './choice';

const sorts: readonly [LibrarySort, string][] = [
  ['newest', libraryMessages.newest],
  ['oldest', libraryMessages.oldest],
  ['longest', libraryMessages.longest],
  ['title', libraryMessages.byTitle],
];
const spans: readonly [string, string][] = [
  ['', libraryMessages.anyTime],
  ['1', libraryMessages.lastDay],
  ['7', libraryMessages.lastWeek],
  ['31', libraryMessages.lastMonth],
];
const lengthNames: readonly [Length | '', string][] = [
  ['', libraryMessages.anyLength],
  ['short', libraryMessages.short],
  ['middle', libraryMessages.middle],
  ['long', libraryMessages.long],
];
const marks: readonly [LibraryMark, string][] = [
  ['pressure', libraryMessages.withPressure],
  ['tasks', libraryMessages.withTasks],
  ['open', libraryMessages.withOpen],
];

interface Props {
  query: LibraryQuery;
  /** The owner's tags. */
  tags: readonly string[];
  onChange: (query: LibraryQuery) => void;
}

/** The search field and the filters of the library. */
export function Filters({ query, tags, onChange }: Props) {
  const id = useId();
  // Opened by a tag that is pressed in the list, it stays open when another is chosen.
  const [more, setMore] = useState(false);
  const set = (change: Partial<LibraryQuery>): void => onChange({ ...query, ...change });
  return (
    <search className="mt-6">
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,1fr)_auto_auto]">
        <div className="min-w-0">
          <label htmlFor={`${id}-q`} className="block text-note text-ink-2">
            {libraryMessages.searchLabel}
          </label>
          <input
            id={`${id}-q`}
            type="search"
            value={query.q}
            maxLength={500}
            autoComplete="off"
            enterKeyHint="search"
            onChange={(event) => set({ q: event.target.value })}
            className={`${field} mt-1 w-full`}
          />
        </div>
        <Choice
          label={libraryMessages.recordings}
          options={spans}
          value={query.days === null ? '' : String(query.days)}
          onChange={(days) => set({ days: days === '' ? null : Number(days) })}
        />
        <Choice label={libraryMessages.order} options={sorts} value={query.sort} onChange={(sort) => set({ sort })} />
      </div>
      <details
        className="mt-2"
        open={more || query.tag !== null}
        onToggle={(event) => setMore(event.currentTarget.open)}
      >
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-note text-ink-2">
          {libraryMessages.moreFilters}
        </summary>
        <div className="grid gap-x-4 gap-y-3 pb-2 sm:grid-cols-3">
          <Choice
            label={libraryMessages.length}
            options={lengthNames}
            value={query.length ?? ''}
            onChange={(length) => set({ length: length === '' ? null : length })}
          />
          <div className="min-w-0">
            <label htmlFor={`${id}-speaker`} className="block text-note text-ink-2">
              {libraryMessages.speaker}
            </label>
            <input
              id={`${id}-speaker`}
              value={query.speaker}
              maxLength={100}
              autoComplete="off"
              onChange={(event) => set({ speaker: event.target.value })}
              className={`${field} mt-1 w-full`}
            />
          </div>
          <Choice
            label={libraryMessages.tag}
            options={[
              ['', tags.length === 0 ? libraryMessages.noTags : libraryMessages.any],
              ...tags.map((tag): [string, string] => [tag, tag]),
            ]}
            value={query.tag ?? ''}
            onChange={(tag) => set({ tag: tag === '' ? null : tag })}
          />
          <fieldset className="flex flex-wrap gap-x-6 sm:col-span-3">
            <legend className="sr-only">{libraryMessages.only}</legend>
            {marks.map(([mark, name]) => (
              <label key={mark} className="inline-flex min-h-11 items-center gap-2">
                <input
                  type="checkbox"
                  checked={query.has.includes(mark)}
                  onChange={(event) =>
                    set({
                      has: event.target.checked ? [...query.has, mark] : query.has.filter((other) => other !== mark),
                    })
                  }
                  className="size-4 accent-accent"
                />
                {name}
              </label>
            ))}
          </fieldset>
        </div>
      </details>
    </search>
  );
}
