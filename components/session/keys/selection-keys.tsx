'use client';

import { useEffect, useMemo } from 'react';
import { askedIn, hashOf, isNote } from '#lib/client/session/selection';
import { segmentAt } from '#lib/client/transcript/paragraphs';
import { revealPassage } from '#lib/client/transcript/reveal';
import type { SessionStore } from '#lib/client/session/session-store';
import { findingById } from '#lib/glance/findings-of';
import { useSessionStore } from '#components/session/session-context';
import { useOffer } from './use-offer';
import { moveColumnTo } from '#components/session/transcript/use-reveal';
import { placeIn, useSelection } from '#components/session/use-selection';
import { smallScreen } from '#components/session/use-sheet';
import { commandsMessages } from '#lib/messages/commands';

/** Browsers refuse address changes more often than about three times a second; in ms. */
const writeAfterMs = 350;

/** Scrolls the words of a finding into view in the text's column; without that column nothing moves. */
function showInText(store: SessionStore, id: string): void {
  if (window.matchMedia(smallScreen).matches) return;
  const { view } = store.getState();
  const finding = findingById(view.steps, id);
  if (!finding) return;
  const { segment_id, start_s } = placeIn(finding, id);
  const passage = segment_id ?? view.segments[segmentAt(view.segments, start_s + 0.001)]?.id;
  if (passage !== undefined) void revealPassage(store, passage).then((element) => element && moveColumnTo(element));
}

/**
 * Keeps the selection and the address in step, and offers the commands that move it: `[` and `]` to the next finding,
 * Escape back.
 */
export function SelectionKeys() {
  const store = useSessionStore();
  const selecting = useSelection();

  useEffect(() => {
    function read(): void {
      const asked = askedIn(window.location.hash);
      if (!asked) return;
      const { select, view } = store.getState();
      const { f, time_s } = asked;
      if (f === null) select({ time_s });
      else if (isNote(f)) select({ note: f, finding: null, time_s });
      else {
        const finding = findingById(view.steps, f);
        if (finding) select({ note: finding.analysis, finding: f, time_s });
      }
    }
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, [store]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe(({ selection }, before) => {
      if (selection === before.selection) return;
      if (selection.finding !== null && selection.finding !== before.selection.finding)
        showInText(store, selection.finding);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { pathname, search, hash } = window.location;
        const next = hashOf(selection);
        if (next !== hash) window.history.replaceState(window.history.state, '', `${pathname}${search}${next}`);
      }, writeAfterMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [store]);

  const offered = useMemo(
    () => [
      { id: 'next-finding', name: commandsMessages.nextFinding, keys: [']'], run: () => selecting.step(1) },
      { id: 'last-finding', name: commandsMessages.previousFinding, keys: ['['], run: () => selecting.step(-1) },
      { id: 'close-note', name: commandsMessages.closeNote, keys: ['Escape'], run: selecting.close },
    ],
    [selecting],
  );
  useOffer(offered);

  return null;
}
