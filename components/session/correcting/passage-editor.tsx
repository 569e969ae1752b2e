'use client';

import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { Button } from '#components/ui/button';
import { wordsIn } from '#lib/analyses/transcript/edit-words';
import { unsureBelow } from '#lib/base/confidence';
import { correct } from '#lib/client/transcript/correct';
import { focusPassage } from '#lib/client/transcript/show-passage';
import { draftsOf, keepDraft } from '#lib/client/transcript/text-drafts';
import type { Segment } from '#lib/speech/contract';
import { useSession, useSessionStore } from '#components/session/session-context';
import { useTextToolsStore } from '#components/session/transcript/text-tools-context';
import { textToolsMessages } from '#lib/messages/text-tools';
import { useCorrect } from './use-correct';

/** The text is saved after a pause in typing of this length. */
const quietMs = 800;

/**
 * Edits the words of one passage in place. They are saved continuously, kept in the browser until the server has them,
 * with every other correction of the passage beside them.
 */
export function PassageEditor({ segment }: { segment: Segment }) {
  const id = useId();
  const tools = useTextToolsStore();
  const store = useSessionStore();
  const { field, problem, save, saved } = useSaving(segment);
  const { make } = useCorrect();
  const [chosen, setChosen] = useState<string | null>(null);
  const speaker = chosen ?? segment.speaker ?? '';
  const speakers = useSession(({ view }) => view.segments).flatMap(({ speaker }) => speaker ?? []);

  function close(next: number | null): void {
    void save(true);
    tools.getState().openAt(next ?? segment.id, null);
    if (next === null) {
      tools.getState().set({ open: null });
      requestAnimationFrame(() => void focusPassage(store, segment.id));
    }
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') close(null);
    else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      const { segments } = store.getState().view;
      close(segments[segments.findIndex((each) => each.id === segment.id) + 1]?.id ?? null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Splits the passage before the word at the cursor. */
  async function split(): Promise<void> {
    const element = field.current;
    if (!element || (await save(true)) !== null) return;
    const at = element.selectionStart;
    const word = wordsIn(element.value).findIndex((each) => each.at + each.word.length > at);
    if (word < 1) {
      tools.getState().set({ problem: textToolsMessages.splitHint });
      element.focus();
    } else if ((await make([{ op: 'split', segment_id: segment.id, word }], textToolsMessages.wasSplit)) === null)
      tools.getState().set({ open: null });
  }

  return (
    // The text is saved even if the user moves elsewhere.
    <span
      className="my-1 block border-l-2 border-accent pl-3"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && void save(true)}
    >
      <textarea
        ref={field}
        data-segment={segment.id}
        aria-label={textToolsMessages.passageText}
        aria-describedby={`${id}-state`}
        aria-invalid={problem !== null}
        rows={1}
        onKeyDown={onKey}
        className="block w-full resize-none overflow-hidden bg-paper-2 px-1 [field-sizing:content]"
      />
      <span className="mt-1 flex flex-wrap items-center gap-x-4 text-note">
        <Button look="quiet" className="min-h-9! text-note" onClick={() => void split()}>
          {textToolsMessages.split}
        </Button>
        <label className="inline-flex min-h-9 items-center gap-2">
          {textToolsMessages.speaker}
          <select
            value={speaker}
            onChange={(event) => setChosen(event.target.value)}
            className="min-h-9 max-w-40 border border-line-strong bg-paper px-1"
          >
            {segment.speaker === null && <option value="">{textToolsMessages.unknownSpeaker}</option>}
            {[...new Set(speakers)].map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        {/* In some browsers each arrow key changes a closed list, so only a press of the button counts. */}
        <Button
          look="quiet"
          className="min-h-9! text-note"
          disabled={speaker === (segment.speaker ?? '')}
          onClick={() =>
            void make(
              [{ op: 'assign', segment_ids: [segment.id], speaker }],
              textToolsMessages.passageIsBy(speaker),
            ).then(() => setChosen(null))
          }
        >
          {textToolsMessages.setSpeaker}
        </Button>
        {segment.confidence < unsureBelow && (
          <Button
            look="quiet"
            className="min-h-9! text-note"
            onClick={() =>
              void make([{ op: 'text', segment_id: segment.id, text: segment.text }], textToolsMessages.markedCorrect)
            }
          >
            {textToolsMessages.markCorrect}
          </Button>
        )}
        <Button look="quiet" className="min-h-9! text-note" onClick={() => close(null)}>
          {textToolsMessages.done}
        </Button>
        <span id={`${id}-state`} role="status" className={problem === null ? 'text-ink-2' : 'text-alert'}>
          {problem ?? (saved ? textToolsMessages.saved : textToolsMessages.saving)}
        </span>
      </span>
    </span>
  );
}

/** As high as its text, if the browser does not do that itself. */
function fit(element: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  element.style.height = 'auto';
  element.style.height = `${element.scrollHeight}px`;
}

/** Saves the field's text in the browser at once and on the server a moment later. */
function useSaving(segment: Segment) {
  const store = useSessionStore();
  const tools = useTextToolsStore();
  const field = useRef<HTMLTextAreaElement>(null);
  const base = useRef(segment.text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState(true);
  const sessionId = store.getState().view.session_id;
  const { id } = segment;

  /**
   * Returns null, or why it was not saved. An empty field only counts as a passage without words when the user is done.
   */
  const save = useCallback(
    async (done = false, leaving = false): Promise<string | null> => {
      clearTimeout(timer.current);
      const text = field.current?.value.replace(/\s+/g, ' ').trim() ?? base.current;
      if (text === base.current || (text === '' && !done)) {
        if (text === base.current) keepDraft(sessionId, id, null);
        setSaved(true);
        return null;
      }
      const answer = await correct(store, [{ op: 'text', segment_id: id, text }], leaving);
      if ('problem' in answer) {
        setProblem(answer.problem);
        return answer.problem;
      }
      base.current = text;
      // The user may have typed more meanwhile.
      if (field.current === null || field.current.value.replace(/\s+/g, ' ').trim() === text) {
        keepDraft(sessionId, id, null);
        setSaved(true);
      }
      setProblem(null);
      tools.getState().set({ undone: [] });
      return null;
    },
    [store, tools, sessionId, id],
  );

  useEffect(() => {
    const element = field.current;
    if (!element) return;
    const { cursor } = tools.getState();
    element.value = draftsOf(sessionId)[id]?.text ?? base.current;
    fit(element);
    element.focus();
    element.setSelectionRange(cursor ?? element.value.length, cursor ?? element.value.length);
    const write = (): void => {
      fit(element);
      setSaved(false);
      keepDraft(sessionId, id, { base: base.current, text: element.value });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), quietMs);
    };
    const leave = (): void => void save(false, true);
    element.addEventListener('input', write);
    window.addEventListener('pagehide', leave);
    return () => {
      element.removeEventListener('input', write);
      window.removeEventListener('pagehide', leave);
      clearTimeout(timer.current);
    };
  }, [tools, sessionId, id, save]);

  // Changed elsewhere (undone, or in another window) while it is not being edited here.
  useEffect(() => {
    const element = field.current;
    if (!element || segment.text === base.current || element.value.replace(/\s+/g, ' ').trim() !== base.current) return;
    base.current = segment.text;
    element.value = segment.text;
  }, [segment.text]);

  return { field, problem, save, saved };
}
