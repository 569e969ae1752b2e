import type { Ephemeral, Fact } from '#lib/events/facts';
import type { Transport } from './connection';
import { problemSentence } from './problem';

/** Wait before opening anew where EventSource has given up (an HTTP error ends it for good). */
const reopenMs = 3000;

function parse(data: unknown): Fact | Ephemeral | null {
  if (typeof data !== 'string') return null;
  const value: unknown = JSON.parse(data);
  if (typeof value !== 'object' || value === null || !('seq' in value || 'ephemeral' in value)) return null;
  return value as Fact | Ephemeral;
}

/** EventSource resumes by itself with Last-Event-ID; a gap or a final failure opens it anew from the last seq. */
export const followByEvents: Transport = (sessionId, handlers) => {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    source?.close();
    source = new EventSource(`/api/sessions/${sessionId}/events?after=${handlers.seq()}`);
    source.onopen = () => handlers.onState({ kind: 'live', transport: 'sse' });
    source.onmessage = (event) => {
      const fact = parse(event.data);
      if (!fact) return;
      if ('ephemeral' in fact) {
        handlers.onShown(fact);
        return;
      }
      if (fact.seq > handlers.seq() + 1) open();
      else handlers.onFact(fact);
    };
    source.onerror = () => {
      handlers.onState({ kind: 'reconnecting' });
      if (source?.readyState === EventSource.CLOSED) void refusedOrAgain();
    };
  }

  /** EventSource does not say why it was refused: a session that is gone stays gone, anything else is tried again. */
  async function refusedOrAgain(): Promise<void> {
    const response = await fetch(`/api/sessions/${sessionId}`).catch(() => null);
    if (response !== null && response.status >= 400 && response.status < 500) {
      handlers.onState({ kind: 'refused', sentence: problemSentence(await response.text()) });
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(open, reopenMs);
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
};
