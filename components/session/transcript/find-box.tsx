'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button } from '#components/ui/button';
import { mostHits } from '#lib/client/transcript/find-in-text';
import { revealPassage } from '#lib/client/transcript/reveal';
import { useSession, useSessionStore } from '#components/session/session-context';
import { transcriptMessages } from '#lib/messages/transcript';
import { findClass, findFieldClass } from './find-class';
import { useTextTools, useTextToolsStore } from './text-tools-context';
import { firstPassages } from './transcript-text';
import { bringIntoColumn } from './use-reveal';

/**
 * Finds in the whole text, also where it is not rendered; in a long text it takes over the browser's shortcut for
 * finding, once.
 */
export function FindBox() {
  const store = useSessionStore();
  const tools = useTextToolsStore();
  const field = useRef<HTMLInputElement>(null);
  const segments = useSession(({ view }) => view.segments);
  const query = useTextTools((state) => state.query);
  const hits = useTextTools((state) => state.hits.length);
  const at = useTextTools((state) => state.at);

  // The text may change during a search.
  useEffect(() => {
    const { query: wanted, find } = tools.getState();
    if (wanted !== '') find(wanted, segments);
  }, [tools, segments]);

  const long = segments.length > firstPassages;
  useEffect(() => {
    if (!long) return;
    const onKey = (event: KeyboardEvent | globalThis.KeyboardEvent): void => {
      if (
        event.key !== 'f' ||
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        event.altKey ||
        document.activeElement === field.current
      )
        return;
      event.preventDefault();
      field.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [long]);

  async function step(by: number): Promise<void> {
    const first = tools.getState().step(by)?.parts[0];
    const passage = first ? await revealPassage(store, first.segment_id) : null;
    if (passage) bringIntoColumn(passage);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') void step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && query !== '') tools.getState().find('', segments);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <search className={findClass}>
      <input
        ref={field}
        type="search"
        aria-label={transcriptMessages.find}
        placeholder={transcriptMessages.find}
        value={query}
        onChange={(event) => tools.getState().find(event.target.value, segments)}
        onKeyDown={onKey}
        className={findFieldClass}
      />
      <span role="status" className="text-note whitespace-nowrap text-ink-2 tabular-nums">
        {query.trim() === ''
          ? ''
          : hits === 0
            ? transcriptMessages.notFound
            : transcriptMessages.matches(at === -1 ? null : at + 1, hits, hits === mostHits)}
      </span>
      {hits > 0 && (
        <>
          <Button
            look="quiet"
            className="min-h-9! min-w-9 text-note"
            aria-label={transcriptMessages.previousMatch}
            onClick={() => void step(-1)}
          >
            ↑
          </Button>
          <Button
            look="quiet"
            className="min-h-9! min-w-9 text-note"
            aria-label={transcriptMessages.nextMatch}
            onClick={() => void step(1)}
          >
            ↓
          </Button>
        </>
      )}
    </search>
  );
}
