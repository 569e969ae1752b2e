import type { Ephemeral, Fact } from '#lib/events/facts';
import type { SessionView } from '#lib/events/view';

/** How the page hears of news. `refused` ends it: the session is gone, or was never visible to this visitor. */
export type ConnectionState =
  | { kind: 'connecting' }
  | { kind: 'live'; transport: 'websocket' | 'sse' }
  | { kind: 'reconnecting' }
  | { kind: 'refused'; sentence: string };

export interface ConnectionHandlers {
  /** The last seq the page has folded in. */
  seq: () => number;
  onView: (view: SessionView) => void;
  onFact: (fact: Fact) => void;
  /** A model's object in the making. */
  onShown: (shown: Ephemeral) => void;
  /** How many follow beside its owner. */
  onViewers: (count: number) => void;
  onState: (state: ConnectionState) => void;
}

/** Follows one session; the answer stops it. `blocked` is called once when this transport cannot be opened at all. */
export type Transport = (sessionId: string, handlers: ConnectionHandlers, blocked: () => void) => () => void;
