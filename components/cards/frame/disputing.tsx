'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button';
import { NameForm } from '#components/ui/name-form';
import { usePageFacts, useSession, useSessionStore } from '#components/session/session-context';
import { findingId } from '#lib/analyses/evidence/finding';
import type { CardType } from '#lib/analyses/steps';
import { send } from '#lib/client/problem';
import { findingById } from '#lib/glance/findings-of';
import type { DisputedPlace } from '#components/cards/evidence/disputed';
import { noteMessages } from '#lib/messages/note';

const longestReason = 500;

/** In an open note: its disputed passages, and for the owner a button to dispute the selected finding. */
export function Disputing({ type, places }: { type: CardType; places: readonly DisputedPlace[] }) {
  const { isOwner } = usePageFacts();
  const store = useSessionStore();
  const steps = useSession(({ view }) => view.steps);
  const selected = useSession(({ selection }) => (selection.note === type ? selection.finding : null));
  const [asking, setAsking] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const finding = selected === null ? null : findingById(steps, selected);
  const about =
    finding &&
    (finding.evidence.find(({ cue, quote }) => findingId(finding.analysis, cue, quote) === selected)?.quote ||
      finding.sentence);
  const path = `/api/sessions/${store.getState().view.session_id}/disputes`;

  async function takeBack(id: string): Promise<void> {
    const sentence = await send('DELETE', path, { finding: id });
    setProblem(sentence);
    if (sentence === null) store.getState().say(noteMessages.markRemoved);
  }
  async function save(reason: string): Promise<string | null> {
    const sentence = await send('POST', path, { finding: asking, reason });
    if (sentence === null) store.getState().say(noteMessages.marked);
    return sentence;
  }

  return (
    <div className="text-note">
      {places.map(({ id, quote, reason }) => (
        <p key={id} className="border-l-2 border-line-strong py-1 pl-3 wrap-anywhere">
          {noteMessages.findingMarked(quote, reason)}{' '}
          {isOwner && (
            <Button look="quiet" className="min-h-9! text-note" onClick={() => void takeBack(id)}>
              {noteMessages.removeMark}
            </Button>
          )}
        </p>
      ))}
      {isOwner && selected !== null && about && asking === null && !places.some(({ id }) => id === selected) && (
        <p className="flex items-baseline justify-between gap-x-4 py-1 text-ink-2">
          <span className="min-w-0 truncate">{noteMessages.selected(about)}</span>
          <Button look="quiet" className="min-h-9! text-note" onClick={() => setAsking(selected)}>
            {noteMessages.markWrong}
          </Button>
        </p>
      )}
      {asking !== null && (
        <NameForm
          label={noteMessages.whatIsWrong}
          value=""
          maxLength={longestReason}
          save={save}
          onClose={() => setAsking(null)}
        />
      )}
      {problem !== null && (
        <p role="alert" className="text-alert">
          {problem}
        </p>
      )}
    </div>
  );
}
