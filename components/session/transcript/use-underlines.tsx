'use client';

import { startTransition, useEffect, useState } from 'react';
import type { Underlines } from '#lib/glance/underlines';
import { useSessionStore } from '#components/session/session-context';

const none: Underlines = new Map();

/**
 * The underlined stretches by passage. The server's page has the text in one piece, for searching in it; the lines come
 * when their code has loaded. They are drawn paragraph by paragraph, so that a long text does not delay a press.
 */
export function useUnderlines(): Underlines {
  const store = useSessionStore();
  const [underlines, setUnderlines] = useState(none);
  useEffect(() => {
    function update(): void {
      const { code, view, selection } = store.getState();
      if (code) startTransition(() => setUnderlines(code.underlinesOf(view, selection.note)));
    }
    update();
    return store.subscribe(({ code, view, selection }, before) => {
      if (code !== before.code || view !== before.view || selection.note !== before.selection.note) update();
    });
  }, [store]);
  return underlines;
}
