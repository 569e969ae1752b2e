import { loadPageCode, type PageCode } from './load-page-code';
import type { SessionStore } from './session-store';

/** The last press on each page that waited for the code. */
const presses = new WeakMap<SessionStore, symbol>();

/**
 * Runs at once if the code has loaded, as it has after the first moments of a page; otherwise when it has, unless
 * something else was pressed or selected meanwhile.
 */
export function withPageCode(store: SessionStore, run: (code: PageCode) => void): void {
  const { code, selection } = store.getState();
  if (code) return run(code);
  const press = Symbol('press');
  presses.set(store, press);
  void loadPageCode().then((loaded) => {
    if (presses.get(store) === press && store.getState().selection === selection) run(loaded);
  });
}
