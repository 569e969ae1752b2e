import type { Fact } from '#lib/events/facts';
import type { Transport } from './connection';

/** Wait before opening anew where EventSource has given up (an HTTP error ends it for good). */
const reopenMs = 3000;

function parse(data: unknown): Fact | null {
  if (typeof data !== 'string') return null;
  const value: unknown = JSON.parse(data);
  if (typeof value !== 'object' || value === null || !('seq' in value)) return null;
  return value as Fact;
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
      if (fact.seq > handlers.seq() + 1) open();
      else handlers.onFact(fact);
    };
    source.onerror = () => {
      handlers.onState({ kind: 'reconnecting' });
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(open, reopenMs);
    };
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
};
