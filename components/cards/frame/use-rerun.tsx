'use client';

import { useState } from 'react';
import { useSessionStore } from '#components/session/session-context';
import type { CardType } from '#lib/analyses/steps';
import { send } from '#lib/client/problem';
import { cardsMessages } from '#lib/messages/cards';

interface RerunRequest {
  engine?: 'local' | 'model';
  instruction?: string;
}

export interface Rerun {
  /** The sentence that says why the last request was refused. */
  problem: string | null;
  /** Returns null, or the sentence of the refusal. */
  run: (request: RerunRequest) => Promise<string | null>;
  takeAway: () => Promise<string | null>;
}

/** Asks the server to run one card again; the results arrive as facts, for all viewers. */
export function useRerun(type: CardType, title: string): Rerun {
  const store = useSessionStore();
  const [problem, setProblem] = useState<string | null>(null);
  const path = `/api/sessions/${store.getState().view.session_id}/steps/${type}`;
  async function ask(method: 'POST' | 'DELETE', body: RerunRequest | undefined, said: string): Promise<string | null> {
    const sentence = await send(method, path, body);
    setProblem(sentence);
    if (sentence === null) store.getState().say(said);
    return sentence;
  }
  return {
    problem,
    run: (request) => ask('POST', request, cardsMessages.runsAgain(title)),
    takeAway: () => ask('DELETE', undefined, cardsMessages.removed(title)),
  };
}
