import type { Ephemeral, Fact } from '#lib/events/facts';
import type { SessionView } from '#lib/events/view';

/**
 * The state of the page's connection. `refused` ends it: the session was deleted, or was never visible to this visitor.
 */
export type ConnectionState =
  | { kind: 'connecting' }
  | { kind: 'live'; transport: 'websocket' | 'sse' }
  | { kind: 'reconnecting' }
  | { kind: 'refused'; sentence: string };

export interface ConnectionHandlers {
  /** The last folded seq. */
  seq: () => number;
  onView: (view: SessionView) => void;
  onFact: (fact: Fact) => void;
  /** A model's draft. */
  onShown: (shown: Ephemeral) => void;
  /** How many viewers follow besides the owner. */
  onViewers: (count: number) => void;
  onState: (state: ConnectionState) => void;
}

/** Follows one session; call the result to stop. `blocked` is called once if this transport cannot be opened at all. */
export type Transport = (sessionId: string, handlers: ConnectionHandlers, blocked: () => void) => () => void;
