'use client';

import { memo, type ReactNode } from 'react';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import type { CardType } from '#lib/analyses/steps';
import type { StepState } from '#lib/events/view';
import { later } from '#components/ui/later';
import { useSession } from '#components/session/session-context';
import { useSelection } from '#components/session/use-selection';
import { sessionMessages } from '#lib/messages/session';

/** Most visitors open a note or two: the code of open notes is loaded with the first. */
const NotePane = later(
  () => import('#components/cards/frame/note-pane').then((module) => module.NotePane),
  <p className="py-3 text-note text-ink-2">{sessionMessages.openingNote}</p>,
);

/** Loads it early, so that the first press need not wait for the network. */
function preparePane(): void {
  void NotePane.prepare().catch(() => undefined);
}

interface Props {
  type: CardType;
  title: string;
  state: StepState;
  /** Whether it failed. */
  alarming: boolean;
  headline: string;
  /** The evidence; hidden if there is none. */
  evidence: readonly Evidence[];
  /** One line, for a note without content. */
  quiet?: boolean;
}

/** A closed note: its name, its lead, the number of its passages and where they lie. A press opens it. */
export const NoteRow = memo(function NoteRow({
  type,
  title,
  state,
  alarming,
  headline,
  evidence,
  quiet = false,
}: Props) {
  const open = useSession(({ selection }) => selection.note === type);
  const old = useSession(({ view }) => view.edits.stale.includes(type));
  const { toggle } = useSelection();
  const heading = `heading-${type}`;
  return (
    <article
      id={type}
      data-analysis={type}
      data-state={state}
      data-open={open || undefined}
      aria-labelledby={heading}
      aria-busy={state === 'running'}
      className="note"
    >
      <div className={`note-row ${quiet ? 'note-quiet' : ''}`}>
        <h3 id={heading} className={`truncate ${quiet ? 'text-note' : 'font-semibold'}`}>
          <button
            type="button"
            aria-expanded={open}
            onPointerEnter={preparePane}
            onFocus={preparePane}
            onClick={() => toggle(type)}
            className="text-left before:absolute before:inset-0"
          >
            <span>{title}</span>
          </button>
        </h3>
        {evidence.length > 0 && !quiet ? <SmallLane evidence={evidence} /> : <span />}
        <p className={`note-headline truncate ${quiet ? 'text-note' : ''} ${alarming ? 'text-alert' : 'text-ink-2'}`}>
          {old && `${sessionMessages.textChanged} `}
          {headline}
        </p>
      </div>
      {open && <NotePane type={type} />}
    </article>
  );
});

/** The number of passages, and where in the recording they lie. */
function SmallLane({ evidence }: { evidence: readonly Evidence[] }): ReactNode {
  const length_s = useSession(({ view }) => view.audio_s ?? view.segments.at(-1)?.end_s ?? 0);
  return (
    <span className="flex items-center gap-2 text-note text-ink-2">
      {evidence.length}
      <span className="sr-only">{sessionMessages.placesAfterNumber(evidence.length)}</span>
      {length_s > 0 && (
        <svg aria-hidden="true" viewBox="0 0 1000 10" preserveAspectRatio="none" className="h-2.5 w-20">
          <path d="M0 5H1000" stroke="var(--line)" strokeWidth={1} vectorEffect="non-scaling-stroke" />
          <path
            d={evidence.map(({ start_s }) => `M${Math.round((start_s / length_s) * 990 + 5)} 0V10`).join('')}
            stroke="var(--accent)"
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      )}
    </span>
  );
}
