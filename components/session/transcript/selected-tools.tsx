'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/button';
import { NameForm } from '#components/ui/name-form';
import { clock } from '#lib/base/words';
import { belongsToControl } from '#lib/client/session/commands';
import type { SessionStore } from '#lib/client/session/session-store';
import { plainText } from '#lib/client/transcript/paragraphs';
import { focusPassage } from '#lib/client/transcript/show-passage';
import type { TextToolsStore } from '#lib/client/transcript/text-tools';
import { useCorrect } from '#components/session/correcting/use-correct';
import { useClock, usePageFacts, useSession, useSessionStore } from '#components/session/session-context';
import { textToolsMessages } from '#lib/messages/text-tools';
import { useTextTools, useTextToolsStore } from './text-tools-context';

const quiet = 'min-h-9! text-note';
const longestName = 80;
/** How long a correction may take to arrive after the server has answered. */
const arrivalMs = 2_000;
/** Not the name of a speaker: names are trimmed. */
const another = ' ';

/** The tools for selected passages: copy them, and for their owner, set the speaker. */
export function SelectedTools() {
  const selected = useTextTools((state) => state.selected);
  const pressed = useTextTools((state) => state.pressed);
  const kept = useDragging();
  useEscape(selected.size > 0);
  // A new selection begins with nothing chosen and nothing written.
  return !(kept ?? selected.size > 0) ? null : <Row key={pressed} selected={selected} />;
}

function Row({ selected }: { selected: ReadonlySet<number> }) {
  const store = useSessionStore();
  const tools = useTextToolsStore();
  const segments = useSession(({ view }) => view.segments);
  const ended = useSession(({ view }) => view.complete !== null);
  const { isOwner } = usePageFacts();
  const { timed } = useClock();
  const { make } = useCorrect();
  const [choice, setChoice] = useState('');
  const [naming, setNaming] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const assignButton = useRef<HTMLButtonElement>(null);
  const own = segments.filter(({ id }) => selected.has(id));

  function clear(): void {
    tools.getState().select([]);
    focusPressed(store, tools);
  }
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(plainText(own, timed ? clock : null));
      store.getState().say(textToolsMessages.copied);
      setProblem(null);
    } catch {
      setProblem(textToolsMessages.cannotCopy);
    }
  }
  async function assign(speaker: string): Promise<string | null> {
    const said = textToolsMessages.passagesAreBy(own.length, speaker);
    const reason = await make([{ op: 'assign', segment_ids: own.map(({ id }) => id), speaker }], said);
    if (reason === null) clear();
    return reason;
  }
  return (
    <div role="group" aria-label={textToolsMessages.selection} className="text-note text-ink-2">
      <div className="flex flex-wrap items-center gap-x-4">
        <span role="status">{textToolsMessages.selected(own.length)}</span>
        <Button look="quiet" className={quiet} onClick={() => void copy()}>
          {textToolsMessages.copySelected}
        </Button>
        {isOwner && ended && (
          <>
            <label className="flex items-center gap-2">
              {textToolsMessages.speaker}
              <select
                value={choice}
                onChange={({ target }) => setChoice(target.value)}
                className="min-h-9 max-w-40 border border-line-strong bg-paper px-1"
              >
                <option value="" disabled>
                  {textToolsMessages.choose}
                </option>
                {[...new Set(segments.flatMap(({ speaker }) => speaker ?? []))].map((speaker) => (
                  <option key={speaker}>{speaker}</option>
                ))}
                <option value={another}>{textToolsMessages.someoneElse}</option>
              </select>
            </label>
            <Button
              ref={assignButton}
              look="quiet"
              className={quiet}
              disabled={choice === ''}
              onClick={() => (choice === another ? setNaming(true) : void assign(choice))}
            >
              {textToolsMessages.setSpeaker}
            </Button>
          </>
        )}
        <Button look="quiet" className={quiet} onClick={clear}>
          {textToolsMessages.clearSelection}
        </Button>
      </div>
      {problem !== null && (
        <p role="alert" className="border-l-2 border-alert pl-3">
          {problem}
        </p>
      )}
      {naming && (
        <NameForm
          label={textToolsMessages.speakerOfSelected}
          value=""
          maxLength={longestName}
          save={(name) => assign(name.trim())}
          onClose={() => {
            setNaming(false);
            assignButton.current?.focus();
          }}
        />
      )}
    </div>
  );
}

/** The row's controls are gone, so keyboard users continue at the passage from which they selected. */
function focusPressed(store: SessionStore, tools: TextToolsStore): void {
  const { pressed } = tools.getState();
  if (pressed === null) return;
  const focus = (): void => void focusPassage(store, pressed);
  requestAnimationFrame(focus);
  // The correction may arrive later and draw the passage anew.
  const stop = store.subscribe(({ view }, before) => {
    if (view.segments === before.view.segments) return;
    stop();
    requestAnimationFrame(() => document.activeElement === document.body && focus());
  });
  setTimeout(stop, arrivalMs);
}

/**
 * Selects from the passage where the mouse button goes down to the one that the mouse is over. Meanwhile the row of
 * tools neither comes nor goes, since it would move the text under the mouse: returns whether it is kept, or null.
 */
function useDragging(): boolean | null {
  const store = useSessionStore();
  const tools = useTextToolsStore();
  const [kept, setKept] = useState<boolean | null>(null);
  useEffect(() => {
    let from: number | null = null;
    const begin = (event: PointerEvent): void => {
      const plain = event.pointerType === 'mouse' && event.button === 0 && !event.shiftKey;
      from = plain ? passageAt(event.target) : null;
    };
    const end = (): void => {
      from = null;
      setKept(null);
    };
    const extend = (event: PointerEvent): void => {
      if ((event.buttons & 1) === 0) end();
      const to = from === null ? null : passageAt(event.target);
      const { selected, press } = tools.getState();
      if (from === null || to === null || (to === from && selected.size === 0)) return;
      setKept((now) => now ?? selected.size > 0);
      const { segments } = store.getState().view;
      press(from, false, segments);
      press(to, true, segments);
    };
    const stop = new AbortController();
    document.addEventListener('pointerdown', begin, stop);
    document.addEventListener('pointerover', extend, stop);
    document.addEventListener('pointerup', end, stop);
    document.addEventListener('pointercancel', end, stop);
    return () => stop.abort();
  }, [store, tools]);
  return kept;
}

/** A passage that is being edited has a selection of its own. */
function passageAt(target: EventTarget | null): number | null {
  const passage = target instanceof Element ? target.closest<HTMLElement>('.transcript a[data-segment]') : null;
  return passage ? Number(passage.dataset['segment']) : null;
}

/** Outside fields, Escape ends the selection before it does anything else. */
function useEscape(any: boolean): void {
  const tools = useTextToolsStore();
  useEffect(() => {
    if (!any) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || belongsToControl(event.target, event.key)) return;
      event.preventDefault();
      tools.getState().select([]);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [tools, any]);
}
