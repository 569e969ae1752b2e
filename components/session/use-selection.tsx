'use client';

import { useMemo } from 'react';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { type Finding, findingId } from '#lib/analyses/evidence/finding';
import type { CardType } from '#lib/analyses/steps';
import { nothingSelected } from '#lib/client/session/selection';
import { withPageCode } from '#lib/client/session/with-page-code';
import type { SessionStore } from '#lib/client/session/session-store';
import { useSeek, useSessionStore } from './session-context';

export interface Selecting {
  /** Opens a note, selects its first finding and plays it; closes the note if it is open. */
  toggle: (note: CardType) => void;
  /** Selects a finding, at one of its passages, and plays it. */
  choose: (finding: Finding, at?: Evidence) => void;
  /** The same by the id of a finding or of its evidence. */
  chooseById: (id: string) => void;
  /** Selects a finding by its id without playing it. */
  select: (id: string) => void;
  /** Moves to the next (1) or the previous (-1) passage of the findings, and plays it. */
  step: (by: 1 | -1) => void;
  close: () => void;
}

/** The one selection of the page, and the functions that change it. */
export function useSelection(): Selecting {
  const store = useSessionStore();
  const seek = useSeek();
  return useMemo(() => {
    function choose(finding: Finding, at: Evidence = finding.evidence[0]): void {
      store.getState().select({ note: finding.analysis, finding: findingId(finding.analysis, at.cue, at.quote) });
      seek(at.start_s);
    }
    return {
      choose,
      chooseById: (id) =>
        withPageCode(store, ({ findingById }) => {
          const finding = findingById(store.getState().view.steps, id);
          if (finding) choose(finding, placeIn(finding, id));
        }),
      select: (id) =>
        withPageCode(store, ({ findingById }) => {
          const finding = findingById(store.getState().view.steps, id);
          if (finding) store.getState().select({ note: finding.analysis, finding: id });
        }),
      toggle(note) {
        const { selection, select } = store.getState();
        if (selection.note === note) return select(nothingSelected);
        select({ note, finding: null, time_s: null });
        withPageCode(store, ({ findingsOf }) => {
          const first = findingsOf(store.getState().view.steps).find(({ analysis }) => analysis === note);
          if (first) choose(first);
        });
      },
      step: (by) =>
        withPageCode(store, ({ findingsOf }) => {
          const places = placesIn(store, findingsOf(store.getState().view.steps));
          const next = places[nextIndex(store, places, by)];
          if (next) choose(next.finding, next.at);
        }),
      close: () => store.getState().select(nothingSelected),
    };
    // oxlint-disable-next-line react/exhaustive-deps -- seek reads the store each time it is called
  }, [store]);
}

/** The evidence that an id names; the first if it names the whole finding. */
export function placeIn({ analysis, evidence }: Finding, id: string): Evidence {
  return evidence.find(({ cue, quote }) => findingId(analysis, cue, quote) === id) ?? evidence[0];
}

interface Place {
  finding: Finding;
  at: Evidence;
}

/**
 * The passages that `[` and `]` step through: those of the open note, otherwise the first of each finding; in order of
 * time.
 */
function placesIn(store: SessionStore, all: readonly Finding[]): Place[] {
  const { selection } = store.getState();
  const own = all.filter(({ analysis }) => analysis === selection.note);
  const places =
    own.length > 0
      ? own.flatMap((finding) => finding.evidence.map((at) => ({ finding, at })))
      : all.map((finding) => ({ finding, at: finding.evidence[0] }));
  return places.toSorted((a, b) => a.at.start_s - b.at.start_s);
}

function nextIndex(store: SessionStore, places: readonly Place[], by: 1 | -1): number {
  const { selection } = store.getState();
  const now = places.findIndex(
    ({ finding, at }) =>
      findingId(finding.analysis, at.cue, at.quote) === selection.finding &&
      (selection.time_s === null || Math.abs(at.start_s - selection.time_s) < 0.5),
  );
  if (now === -1) return by === 1 ? 0 : places.length - 1;
  return (now + by + places.length) % places.length;
}
