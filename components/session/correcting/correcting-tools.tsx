'use client';

import { useEffect } from 'react';
import { Button } from '#components/ui/button';
import { correct } from '#lib/client/transcript/correct';
import { send } from '#lib/client/problem';
import { draftsOf, keepDraft } from '#lib/client/transcript/text-drafts';
import { useSession, useSessionStore } from '#components/session/session-context';
import { useTextTools, useTextToolsStore } from '#components/session/transcript/text-tools-context';
import { textToolsMessages } from '#lib/messages/text-tools';
import { useCorrect } from './use-correct';

const quiet = 'min-h-9! text-note';

/** Beside the text while its owner corrects it: instructions, undo, and the stale notes. */
export function CorrectingTools() {
  const { undo, redo } = useCorrect();
  const correcting = useTextTools((state) => state.correcting);
  const problem = useTextTools((state) => state.problem);
  const undone = useTextTools((state) => state.undone.length);
  const made = useSession(({ view }) => view.edits.applied.length);
  useKeptDrafts();
  useUndoKeys(undo, redo);
  return (
    <div className="text-note">
      {(correcting || made > 0 || undone > 0) && (
        <p className="flex flex-wrap items-center gap-x-4 text-ink-2">
          {correcting && <span>{textToolsMessages.howToCorrect}</span>}
          <Button look="quiet" className={quiet} disabled={made === 0} onClick={() => void undo()}>
            {textToolsMessages.undo}
          </Button>
          <Button look="quiet" className={quiet} disabled={undone === 0} onClick={() => void redo()}>
            {textToolsMessages.redo}
          </Button>
        </p>
      )}
      <OldNotes />
      {problem !== null && (
        <p role="alert" className="border-l-2 border-alert pl-3">
          {problem}
        </p>
      )}
    </div>
  );
}

/** How many notes are stale; one press runs them again together. */
function OldNotes() {
  const store = useSessionStore();
  const tools = useTextToolsStore();
  const old = useSession(({ view }) => view.edits.stale.length - view.edits.reading.length);
  const reading = useSession(({ view }) => view.edits.reading.length);
  if (old === 0 && reading === 0) return null;
  async function again(): Promise<void> {
    const problem = await send('POST', `/api/sessions/${store.getState().view.session_id}/steps/readings`, {});
    tools.getState().set({ problem });
    if (problem === null) store.getState().say(textToolsMessages.notesRunAgain);
  }
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-4 text-ink-2">
      {reading > 0 ? textToolsMessages.notesRunning : textToolsMessages.oldNotes(old)}
      {reading === 0 && (
        <Button look="quiet" className={quiet} onClick={() => void again()}>
          {textToolsMessages.runAgain}
        </Button>
      )}
    </p>
  );
}

/**
 * Requests that were under way when the page was closed may arrive after this page has loaded: it checks again after
 * this time, in ms.
 */
const secondLookMs = 2000;

/** Sends text that did not reach the server, because the page was left or the connection was lost. */
function useKeptDrafts(): void {
  const store = useSessionStore();
  const tools = useTextToolsStore();
  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined;
    async function deliver(isLast: boolean): Promise<void> {
      const { session_id, segments } = store.getState().view;
      for (const [key, { base, text }] of Object.entries(draftsOf(session_id))) {
        const id = Number(key);
        const now = segments.find((segment) => segment.id === id)?.text;
        const words = text.replace(/\s+/g, ' ').trim();
        if (now === words || words === '') keepDraft(session_id, id, null);
        else if (now === base) {
          const answer = await correct(store, [{ op: 'text', segment_id: id, text: words }]);
          if ('seq' in answer) keepDraft(session_id, id, null);
          else if (!isLast) again = setTimeout(() => void deliver(true), secondLookMs);
        } else if (now === undefined) tools.getState().set({ problem: textToolsMessages.passageGone(words) });
        else {
          tools.getState().set({
            correcting: true,
            problem: textToolsMessages.passageChanged,
          });
          tools.getState().openAt(id, null);
        }
      }
    }
    void deliver(false);
    return () => clearTimeout(again);
  }, [store, tools]);
}

/** For the whole text; inside a field they belong to the field. */
function useUndoKeys(undo: () => Promise<void>, redo: () => Promise<void>): void {
  const correcting = useTextTools((state) => state.correcting);
  useEffect(() => {
    if (!correcting) return;
    const onKey = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      if (
        !(event.ctrlKey || event.metaKey) ||
        (key !== 'z' && key !== 'y') ||
        (event.target instanceof Element && event.target.closest('input, textarea, select'))
      )
        return;
      event.preventDefault();
      void (key === 'y' || event.shiftKey ? redo() : undo());
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
