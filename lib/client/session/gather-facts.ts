import type { Fact } from '#lib/events/facts';
import type { PageCode } from './load-page-code';
import type { SessionStore } from './session-store';

/** A recording of an hour gives some twenty facts a second while it is read. */
const usualMs = 200;

export interface GatheredFacts {
  /** The seq of the last fact that came, applied or not. */
  seq: () => number;
  add: (fact: Fact, code: PageCode) => void;
  /** Applies what waits. Call it before anything else changes the view. */
  flush: () => void;
}

/**
 * Applies facts to the page's state: the first at once, those that follow within `everyMs` together, so that the page is
 * drawn once for all of them. Each result gets a task of its own: a dozen at a time would hold up the page.
 */
export function gatherFacts(store: SessionStore, everyMs = usualMs): GatheredFacts {
  let waiting: { facts: Fact[]; code: PageCode } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    if (waiting === null) return;
    const { facts, code } = waiting;
    waiting = null;
    store.getState().apply(facts, code);
  };
  /** Applies what waits up to the first result. */
  const applySome = (): void => {
    if (waiting === null) return;
    const { facts, code } = waiting;
    const result = facts.findIndex(({ type }) => type === 'result');
    const now = result < 0 ? facts : facts.slice(0, result + 1);
    waiting = now.length < facts.length ? { facts: facts.slice(now.length), code } : null;
    store.getState().apply(now, code);
  };
  const pause = (): void => {
    timer = setTimeout(
      () => {
        timer = undefined;
        if (waiting === null) return;
        applySome();
        pause();
      },
      waiting === null ? everyMs : 0,
    );
  };
  return {
    seq: () => waiting?.facts.at(-1)?.seq ?? store.getState().view.seq,
    add(fact, code) {
      if (waiting) waiting.facts.push(fact);
      else waiting = { facts: [fact], code };
      if (timer !== undefined) return;
      applySome();
      pause();
    },
    flush,
  };
}
