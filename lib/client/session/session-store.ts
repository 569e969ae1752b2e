import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CardType } from '#lib/analyses/steps';
import type { Ephemeral, Fact, OpenPiece } from '#lib/events/facts';
import { openPieceOf } from './open-piece';
import { reduce } from '#lib/events/reducer';
import type { SessionView } from '#lib/events/view';
import type { Command } from './commands';
import type { ConnectionState } from '#lib/client/connection/transport';
import { type Listening, plainListening } from '#lib/client/timeline/listening';
import { nothingSelected, type Selection } from './selection';

/** What the page knows: the fold of the log, how the news come in, and where the playback is. */
export interface SessionState {
  view: SessionView;
  /** What a model is writing at the moment, unchecked, by analysis. */
  drafts: Partial<Record<CardType, unknown>>;
  /** What is being said at this moment and not settled yet, in a recording that is being made. */
  open: OpenPiece | null;
  /** How it sounds at this moment, in a recording that is being made; unchecked. */
  sound: unknown;
  /** How many follow this session beside its owner; null until the server tells. */
  viewers: number | null;
  connection: ConnectionState;
  playback: { time_s: number; playing: boolean };
  /** The one selection of the page; it stands in the address. */
  selection: Selection;
  /** Set by the player; null until it is there. */
  player: { seek: (seconds: number, play: boolean) => void; toggle: () => void } | null;
  listening: Listening;
  /** What can be done on the page at the moment, in the order in which the palette shows it. */
  commands: readonly Command[];
  /** Whether the end of the run is to be told by the system; null until that is asked for. */
  notifies: 'granted' | 'denied' | null;
  /** The last thing that was done here, for those who hear the page. */
  said: string;

  /** A whole view, taken over only if it is ahead. */
  replaceView: (view: SessionView) => void;
  apply: (fact: Fact) => void;
  show: (shown: Ephemeral) => void;
  setViewers: (viewers: number) => void;
  setConnection: (connection: ConnectionState) => void;
  setPlayback: (change: Partial<SessionState['playback']>) => void;
  setPlayer: (player: SessionState['player']) => void;
  setListening: (change: Partial<Listening>) => void;
  /** Adds to what can be done; the answer takes it away again. */
  offer: (commands: readonly Command[]) => () => void;
  select: (change: Partial<Selection>) => void;
  say: (sentence: string) => void;
}

export type SessionStore = StoreApi<SessionState>;

export function createSessionStore(view: SessionView): SessionStore {
  return createStore<SessionState>((set) => ({
    view,
    drafts: {},
    open: null,
    sound: null,
    viewers: null,
    connection: { kind: 'connecting' },
    playback: { time_s: 0, playing: false },
    selection: nothingSelected,
    player: null,
    listening: plainListening,
    commands: [],
    said: '',
    notifies: null,
    replaceView: (next) => set((state) => (next.seq > state.view.seq ? { view: next } : state)),
    apply: (fact) =>
      set((state) => ({
        view: reduce(state.view, fact),
        ...(endsDraft(fact) ? { drafts: { ...state.drafts, [fact.analysis_type]: undefined } } : {}),
        ...(endsPiece(fact, state.open) ? { open: null } : {}),
      })),
    show: (shown) =>
      set((state) =>
        shown.analysis_type === 'transcript'
          ? { open: openPieceOf(shown.data) }
          : shown.analysis_type === 'audio_analysis'
            ? { sound: shown.data }
            : { drafts: { ...state.drafts, [shown.analysis_type]: shown.data } },
      ),
    setViewers: (viewers) => set({ viewers }),
    setConnection: (connection) => set({ connection }),
    setPlayback: (change) => set((state) => ({ playback: { ...state.playback, ...change } })),
    setPlayer: (player) => set({ player }),
    setListening: (change) => set((state) => ({ listening: { ...state.listening, ...change } })),
    offer(commands) {
      set((state) => ({ commands: [...state.commands, ...commands] }));
      return () => set((state) => ({ commands: state.commands.filter((command) => !commands.includes(command)) }));
    },
    select: (change) => set((state) => ({ selection: { ...state.selection, ...change } })),
    say: (said) => set({ said }),
  }));
}

/** A draft is over when its step begins anew or has a result or a failure. */
function endsDraft(fact: Fact): fact is Fact & { analysis_type: CardType } {
  return (
    (fact.type === 'result' || fact.type === 'error' || (fact.type === 'progress' && fact.state === 'started')) &&
    fact.analysis_type !== undefined
  );
}

/** What is being said is over when a settled passage covers it, and at a pause or the end. */
function endsPiece(fact: Fact, open: OpenPiece | null): boolean {
  if (fact.type === 'live') return fact.event !== 'marked' && fact.event !== 'resumed';
  return open !== null && fact.type === 'partial' && fact.data.end_s > open.start_s;
}
