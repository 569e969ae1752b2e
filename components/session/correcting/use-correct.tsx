'use client';

import type { Edit } from '#lib/analyses/transcript/edit';
import { correct, type Corrected } from '#lib/client/transcript/correct';
import type { EditOrder } from '#lib/events/edit-facts';
import { useSessionStore } from '#components/session/session-context';
import { useTextToolsStore } from '#components/session/transcript/text-tools-context';
import { textToolsMessages } from '#lib/messages/text-tools';

interface Correcting {
  /** Makes corrections; returns null, or why they were not made. `said` is for screen readers. */
  make: (edits: Edit[], said: string) => Promise<string | null>;
  undo: () => Promise<void>;
  redo: () => Promise<void>;
}

/** The owner's changes to the text; the results arrive as facts, for all viewers. */
export function useCorrect(): Correcting {
  const store = useSessionStore();
  const tools = useTextToolsStore();
  const { set } = tools.getState();

  async function send(edits: EditOrder[], said: string): Promise<Corrected> {
    const answer = await correct(store, edits);
    set({ problem: 'problem' in answer ? answer.problem : null });
    if ('seq' in answer) store.getState().say(said);
    return answer;
  }

  return {
    async make(edits, said) {
      const answer = await send(edits, said);
      if ('problem' in answer) return answer.problem;
      set({ undone: [] });
      return null;
    },
    async undo() {
      const last = store.getState().view.edits.applied.at(-1)?.edit;
      if (!last) return;
      const { at: _, ...edit } = last;
      if ('seq' in (await send([{ op: 'undo' }], textToolsMessages.undone)))
        set({ undone: [edit, ...tools.getState().undone] });
    },
    async redo() {
      const [next, ...rest] = tools.getState().undone;
      if (next && 'seq' in (await send([next], textToolsMessages.redone))) set({ undone: rest });
    },
  };
}
