import type { EditOrder } from '#lib/events/edit-facts';
import { problemSentence } from '#lib/client/problem';
import type { SessionStore } from '#lib/client/session/session-store';
import { clientMessages } from '#lib/messages/client';

/** The outcome of a correction: its `seq`, or why it was not made. */
export type Corrected = { seq: number } | { problem: string; conflict: boolean };

const unreachable = clientMessages.correctionNotSaved;

interface Line {
  /** The number of the last correction, before the fact reaches the page. */
  seq: number;
  tail: Promise<unknown>;
}

const lines = new WeakMap<SessionStore, Line>();

/**
 * Sends corrections one after the other, each with the `seq` that this page knows by then. `leaving`: the page is being
 * closed.
 */
export function correct(store: SessionStore, edits: readonly EditOrder[], leaving = false): Promise<Corrected> {
  const line = lines.get(store) ?? { seq: 0, tail: Promise.resolve() };
  lines.set(store, line);
  const sent = line.tail.then(async (): Promise<Corrected> => {
    const { view } = store.getState();
    const answer = await patch(view.session_id, edits, Math.max(view.seq, line.seq), leaving);
    if ('seq' in answer) line.seq = Math.max(line.seq, answer.seq);
    return answer;
  });
  line.tail = sent;
  return sent;
}

async function patch(
  sessionId: string,
  edits: readonly EditOrder[],
  seq: number,
  keepalive: boolean,
): Promise<Corrected> {
  try {
    const headers = { 'Content-Type': 'application/json', Prefer: 'return=minimal' };
    const response = await fetch(`/api/sessions/${sessionId}`, {
      method: 'PATCH',
      keepalive,
      headers,
      body: JSON.stringify({ edits, seq }),
    });
    const body = await response.text();
    if (!response.ok) return { problem: problemSentence(body), conflict: response.status === 409 };
    const answer: unknown = JSON.parse(body);
    return {
      seq:
        typeof answer === 'object' && answer !== null && 'seq' in answer && typeof answer.seq === 'number'
          ? answer.seq
          : seq,
    };
  } catch {
    return { problem: unreachable, conflict: false };
  }
}
