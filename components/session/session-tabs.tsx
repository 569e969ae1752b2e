'use client';

import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { sessionMessages } from '#lib/messages/session';
import { usePageFacts, useSession, useSessionStore } from './session-context';

const { tabs } = sessionMessages;
type Tab = keyof typeof tabs;
const names = Object.keys(tabs) as Tab[];

/**
 * Notes, text and questions: side by side if there is room, on a small screen one at a time, each with its own scroll
 * position.
 */
export function SessionTabs({ notes, text, ask }: { notes: ReactNode; text: ReactNode; ask: ReactNode }) {
  const store = useSessionStore();
  const { isOwner } = usePageFacts();
  const asked = useSession(({ view }) => view.custom.length > 0);
  // During the run the notes are still empty, and words appear.
  const [tab, setTab] = useState<Tab>(() => (store.getState().view.complete === null ? 'text' : 'notes'));
  const places = useRef<Partial<Record<Tab, number>>>({});
  const bar = useRef<HTMLDivElement>(null);

  function change(next: Tab): void {
    places.current[tab] = window.scrollY;
    setTab(next);
  }

  useLayoutEffect(() => {
    const place = places.current[tab];
    const top = (bar.current?.parentElement?.getBoundingClientRect().top ?? 0) + window.scrollY;
    if (Object.keys(places.current).length > 0)
      window.scrollTo({ top: place ?? Math.min(window.scrollY, top), behavior: 'instant' });
  }, [tab]);

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const shown = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[role="tab"]')];
    const next =
      shown[(shown.findIndex((button) => button === document.activeElement) + by + shown.length) % shown.length];
    if (by === 0 || !next) return;
    event.preventDefault();
    next.focus();
    next.click();
  }

  return (
    <div>
      <div
        ref={bar}
        role="tablist"
        tabIndex={-1}
        aria-label={sessionMessages.parts}
        onKeyDown={move}
        className="no-print sticky top-0 z-10 -mx-4 flex border-b border-line bg-paper px-4 sm:-mx-8 sm:px-8 lg:hidden"
      >
        {names
          .filter((name) => name !== 'ask' || isOwner || asked)
          .map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${name}`}
              aria-selected={name === tab}
              aria-controls={`panel-${name}`}
              tabIndex={name === tab ? 0 : -1}
              onClick={() => change(name)}
              className={`min-h-11 flex-1 border-b-2 ${name === tab ? 'border-accent font-semibold' : 'border-transparent text-ink-2'}`}
            >
              {tabs[name]}
            </button>
          ))}
      </div>
      <div className="session-body mt-5 gap-y-8 lg:mt-8" data-tab={tab}>
        <div id="panel-notes" data-panel="notes">
          {notes}
        </div>
        <div id="panel-text" data-panel="text">
          {text}
        </div>
        <div id="panel-ask" data-panel="ask">
          {ask}
        </div>
        <Hint />
      </div>
    </div>
  );
}

/** Where the selected note will appear on a wide screen. */
function Hint() {
  const open = useSession(({ selection }) => selection.note !== null);
  if (open) return null;
  return (
    <p className="note-hint no-print border-t-2 border-line pt-3 text-note text-ink-2">
      {sessionMessages.hint.press} <kbd>[</kbd> {sessionMessages.hint.and} <kbd>]</kbd> {sessionMessages.hint.go}
    </p>
  );
}
