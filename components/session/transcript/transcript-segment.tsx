'use client';

import { type MouseEvent, useMemo, useRef } from 'react';
import type { Word } from '#lib/analyses/transcript/schema';
import { unsureBelow } from '#lib/base/confidence';
import { clock, decimal } from '#lib/base/words';
import { piecesOf, type Place } from '#lib/client/transcript/find-in-text';
import type { Mark } from '#lib/client/transcript/text-tools';
import { wordAt, wordAtOffset, type WordRange, wordRanges } from '#lib/client/transcript/word-ranges';
import type { Underline } from '#lib/glance/underlines';
import type { Segment } from '#lib/speech/contract';
import { PassageEditor } from '#components/session/correcting/passage-editor-loader';
import { useClock, useSeek, useSession, useSessionStore } from '#components/session/session-context';
import { smallScreen } from '#components/session/use-sheet';
import { useSelection } from '#components/session/use-selection';
import { transcriptMessages } from '#lib/messages/transcript';
import { useTextTools, useTextToolsStore } from './text-tools-context';

/** A press may move the mouse this far. */
const stillPx = 3;
const noMarks: readonly Mark[] = [];
const noUnderlines: readonly Underline[] = [];
const classes: Readonly<Record<string, string>> = {
  finding: 'finding',
  found: 'found',
  'found-now': 'found found-now',
  word: 'word-now',
};

/**
 * A passage is a link to its moment: it wraps like text, works from the keyboard, and its address can be copied. While
 * its owner corrects the text, a press opens it for editing.
 */
export function TranscriptSegment(props: {
  segment: Segment;
  words: Word[] | undefined;
  found: readonly Underline[] | undefined;
  current: boolean;
  first: boolean;
}) {
  const { segment, current, found = noUnderlines } = props;
  const seek = useSeek();
  const { select } = useSelection();
  const { timed } = useClock();
  const store = useSessionStore();
  const tools = useTextToolsStore();
  const open = useTextTools((state) => state.open === segment.id);
  const correcting = useTextTools((state) => state.correcting);
  const selected = useTextTools((state) => state.selected.has(segment.id));
  const marks = useTextTools((state) => state.marks.get(segment.id) ?? noMarks);
  const shown = useMemo(
    () => [...found.map(({ from, to }) => ({ mark: 'finding', from, to })), ...marks],
    [found, marks],
  );
  const ranges = useMemo(() => wordRanges(segment.text, props.words ?? []), [segment.text, props.words]);
  const unsure = segment.confidence < unsureBelow;
  const down = useRef<Point>({ clientX: 0, clientY: 0 });

  function press(event: MouseEvent<HTMLAnchorElement>): void {
    event.preventDefault();
    if (endsSelection(event, down.current)) return;
    tools.getState().press(segment.id, event.shiftKey, store.getState().view.segments);
    if (event.shiftKey) return window.getSelection()?.removeAllRanges();
    // A click by keyboard has no position.
    const offset = event.detail === 0 ? null : textOffsetAt(event.currentTarget, event.clientX, event.clientY);
    if (correcting) return tools.getState().openAt(segment.id, offset);
    const hit = offset === null ? found[0] : found.find(({ from, to }) => from <= offset && offset < to);
    // On a small screen the note would cover the text that is being read.
    if (hit && !window.matchMedia(smallScreen).matches) select(hit.id);
    const word = offset === null ? null : wordAtOffset(ranges, offset);
    seek(word?.start_s ?? segment.start_s);
  }

  if (open) return <PassageEditor segment={segment} />;
  return (
    <>
      <a
        href={`#t=${segment.start_s}`}
        tabIndex={props.first ? 0 : -1}
        data-segment={segment.id}
        data-current={current || undefined}
        aria-current={current ? 'true' : undefined}
        data-unsure={unsure || undefined}
        data-selected={selected || undefined}
        // Dragging selects passages.
        draggable={false}
        title={
          !timed
            ? undefined
            : unsure
              ? transcriptMessages.unsureHere(clock(segment.start_s), decimal(segment.confidence, 2))
              : clock(segment.start_s)
        }
        onMouseDown={({ clientX, clientY }) => (down.current = { clientX, clientY })}
        onClick={press}
        // Chromium starts no selection of words in a link that does not ask for it.
        className={`segment select-text ${correcting ? 'cursor-text' : ''}`}
      >
        {current && ranges.length > 0 ? (
          <SpokenText text={segment.text} ranges={ranges} marks={shown} />
        ) : (
          <Marked text={segment.text} marks={shown} />
        )}
      </a>
      {unsure && <span className="sr-only">{transcriptMessages.unsure}</span>}{' '}
    </>
  );
}

/** Only the passage that is playing follows the playback word by word. */
function SpokenText({
  text,
  ranges,
  marks,
}: {
  text: string;
  ranges: readonly WordRange[];
  marks: readonly ({ mark: string } & Place)[];
}) {
  const from = useSession((state) => wordAt(ranges, state.playback.time_s)?.from ?? -1);
  const word = ranges.find((range) => range.from === from);
  return <Marked text={text} marks={word ? [...marks, { mark: 'word', from: word.from, to: word.to }] : marks} />;
}

function Marked({ text, marks }: { text: string; marks: readonly ({ mark: string } & Place)[] }) {
  if (marks.length === 0) return text;
  return piecesOf(text, marks).map((piece, index) =>
    piece.marks.length === 0 ? (
      piece.text
    ) : (
      <span key={index} className={piece.marks.map((mark) => classes[mark]).join(' ')}>
        {piece.text}
      </span>
    ),
  );
}

type Point = Pick<MouseEvent, 'clientX' | 'clientY'>;

/** Whether a click is the end of a selection of words. A press on words that were selected before is not. */
function endsSelection(event: MouseEvent, down: Point): boolean {
  const selection = window.getSelection();
  if (event.detail === 0 || event.shiftKey || selection?.type !== 'Range') return false;
  const moved = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > stillPx;
  // The second click of a double click selects a word.
  return (moved || event.detail > 1) && event.currentTarget.contains(selection.anchorNode);
}

/** The position of a click in an element's text, in characters; null if the browser cannot tell. */
function textOffsetAt(element: Element, x: number, y: number): number | null {
  const caret = 'caretPositionFromPoint' in document ? document.caretPositionFromPoint(x, y) : null;
  if (!caret || !element.contains(caret.offsetNode)) return null;
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setEnd(caret.offsetNode, caret.offset);
  return range.toString().length;
}
