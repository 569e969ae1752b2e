import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CardType } from '#lib/analyses/steps';
import type { Ephemeral, Fact, OpenPiece } from '#lib/events/facts';
import { openPieceOf } from './open-piece';
import type { SessionView } from '#lib/events/view';
import type { Told } from '#lib/glance/told';
import type { Command } from './commands';
import type { ConnectionState } from '#lib/client/connection/transport';
import { type Listening, plainListening } from '#lib/client/timeline/listening';
import type { PageCode } from './load-page-code';
import { nothingSelected, type Selection } from './selection';

/** The page's state: the fold of the log, the connection, and the playback. */
export interface SessionState {
  view: SessionView;
  /** The sentences that the page makes of the results. */
  told: Told;
  /** Null until it has loaded. */
  code: PageCode | null;
  /** Unchecked drafts of a model, by analysis. */
  drafts: Partial<Record<CardType, unknown>>;
  /** The unfinished piece of a live recording. */
  open: OpenPiece | null;
  /** Unchecked measurements of the current sound in a live recording. */
  sound: unknown;
  /** How many follow this session besides the owner; null until the server says so. */
  viewers: number | null;
  connection: ConnectionState;
  playback: { time_s: number; playing: boolean };
  /** The one selection of the page; it is part of the address. */
  selection: Selection;
  /** Set by the player; null until it is loaded. */
  player: { seek: (seconds: number, play: boolean) => void; toggle: () => void } | null;
  listening: Listening;
  /** The available commands, in the order of the palette. */
  commands: readonly Command[];
  /** Whether the system notifies the user at the end of the run; null until the user asks for it. */
  notifies: 'granted' | 'denied' | null;
  /** The last action, for screen readers. */
  said: string;

  /** Replaces the view by a newer one; an older one is ignored. */
  replaceView: (view: SessionView, code: PageCode) => void;
  /** Folds facts into the view, in order. */
  apply: (facts: readonly Fact[], code: PageCode) => void;
  show: (shown: Ephemeral) => void;
  setViewers: (viewers: number) => void;
  setConnection: (connection: ConnectionState) => void;
  setPlayback: (change: Partial<SessionState['playback']>) => void;
  setPlayer: (player: SessionState['player']) => void;
  setListening: (change: Partial<Listening>) => void;
  /** Adds commands; call the result to remove them. */
  offer: (commands: readonly Command[]) => () => void;
  select: (change: Partial<Selection>) => void;
  say: (sentence: string) => void;
}

export type SessionStore = StoreApi<SessionState>;

/** For a page that shows no results. */
const nothingTold: Told = {
  lines: [],
  ranked: [],
  unknown: { what: '', remedy: '', start_s: null },
  order: { filled: [], quiet: [], cancelled: [] },
  headlines: {},
};

export function createSessionStore(view: SessionView, told: Told = nothingTold): SessionStore {
  return createStore<SessionState>((set) => ({
    view,
    told,
    code: null,
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
    replaceView: (next, code) =>
      set((state) => (next.seq > state.view.seq ? { view: next, told: code.toldOf(next) } : state)),
    apply: (facts, code) =>
      set((state) => {
        const view = code.fold(state.view, facts);
        const ended = facts.filter(endsDraft).map((fact) => [fact.analysis_type, undefined] as const);
        return {
          view,
          told: code.toldNext(view, state),
          ...(ended.length > 0 ? { drafts: { ...state.drafts, ...Object.fromEntries(ended) } } : {}),
          ...(facts.some((fact) => endsPiece(fact, state.open)) ? { open: null } : {}),
        };
      }),
    show: (shown) =>
      set((state) =>
        shown.analysis_type === 'transcript'
          ? { open: openPieceOf(shown.data) }
          : shown.analysis_type === 'audio_analysis'
            ? { sound: shown.data }
            : { drafts: { ...state.drafts, [shown.analysis_type]: shown.data } },
      ),
    setViewers: (viewers) => set({ viewers }),
    setConnection: (connection) => set((state) => (isSame(connection, state.connection) ? state : { connection })),
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

/** A page begins as it then starts to connect, which need not be told to all its parts. */
function isSame(some: ConnectionState, other: ConnectionState): boolean {
  return some.kind === 'connecting' && other.kind === 'connecting';
}

/** A draft ends when its step starts again or has a result or a failure. */
function endsDraft(fact: Fact): fact is Fact & { analysis_type: CardType } {
  return (
    (fact.type === 'result' || fact.type === 'error' || (fact.type === 'progress' && fact.state === 'started')) &&
    fact.analysis_type !== undefined
  );
}

/** The unfinished piece ends when a settled passage covers it, and at a pause or the end. */
function endsPiece(fact: Fact, open: OpenPiece | null): boolean {
  if (fact.type === 'live') return fact.event !== 'marked' && fact.event !== 'resumed';
  return open !== null && fact.type === 'partial' && fact.data.end_s > open.start_s;
}
