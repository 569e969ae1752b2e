import { io } from 'socket.io-client';
import type { Ephemeral, Fact } from '#lib/events/facts';
import { type EndedMessage, eventNames, type JoinAnswer, type ViewersMessage } from '#lib/events/socket-events';
import type { Transport } from './transport';

/** Failed first attempts after which WebSockets count as blocked. */
const attemptsBeforeBlocked = 2;
const joinTimeoutMs = 10_000;
/**
 * The least wait, and half of the longest one, after too many requests, or when the server cannot answer at the moment.
 */
const notNowWaitMs = 5000;
/** All viewers of a stopped server reconnect spread over this time. */
const comeBackMs = 2000;

/** Joins with the last seq, again after every reconnect, and again when a fact is missing. */
export const followBySocket: Transport = (sessionId, handlers, blocked) => {
  const socket = io({ transports: ['websocket'], reconnectionDelayMax: 5000, forceNew: true });
  let joined = false;
  let everConnected = false;
  let failures = 0;
  let early: Fact[] = [];
  let comingBack: ReturnType<typeof setTimeout> | undefined;

  function take(fact: Fact | Ephemeral): void {
    if (fact.session_id !== sessionId) return;
    if ('ephemeral' in fact) {
      handlers.onShown(fact);
      return;
    }
    if (!joined) {
      early.push(fact);
      return;
    }
    if (fact.seq > handlers.seq() + 1) {
      void join();
      early.push(fact);
      return;
    }
    handlers.onFact(fact);
  }

  async function join(): Promise<void> {
    joined = false;
    let answer: JoinAnswer;
    try {
      answer = await socket
        .timeout(joinTimeoutMs)
        .emitWithAck('session:join', { session_id: sessionId, after: handlers.seq(), viewers: true, view: false });
    } catch {
      // No answer in time: a fresh connection joins again.
      if (socket.active) socket.disconnect().connect();
      return;
    }
    if ('error' in answer && (answer.error.status === 429 || answer.error.status >= 500)) {
      handlers.onState({ kind: 'reconnecting' });
      setTimeout(() => socket.active && socket.disconnect().connect(), notNowWaitMs * (1 + Math.random()));
      return;
    }
    if ('error' in answer) {
      socket.disconnect();
      handlers.onState({ kind: 'refused', sentence: answer.error.detail });
      return;
    }
    joined = true;
    const waiting = early.toSorted((a, b) => a.seq - b.seq);
    early = [];
    for (const fact of waiting) if (fact.seq > handlers.seq()) take(fact);
    handlers.onState({ kind: 'live', transport: 'websocket' });
  }

  for (const event of Object.values(eventNames)) socket.on(event, take);
  socket.on('connect', () => {
    everConnected = true;
    void join();
  });
  socket.on('session:viewers', ({ session_id, count }: ViewersMessage) => {
    if (session_id === sessionId) handlers.onViewers(count);
  });
  socket.on('session:ended', ({ session_id, error }: EndedMessage) => {
    if (session_id !== sessionId) return;
    socket.disconnect();
    handlers.onState({ kind: 'refused', sentence: error.detail });
  });
  socket.on('disconnect', (reason) => {
    joined = false;
    early = [];
    if (reason === 'io client disconnect') return;
    handlers.onState({ kind: 'reconnecting' });
    // After a disconnect by the server socket.io does not reconnect by itself.
    if (reason === 'io server disconnect') comingBack = setTimeout(() => socket.connect(), Math.random() * comeBackMs);
  });
  socket.on('connect_error', () => {
    failures += 1;
    if (!everConnected && failures >= attemptsBeforeBlocked) {
      socket.close();
      blocked();
    } else if (everConnected) handlers.onState({ kind: 'reconnecting' });
  });

  return () => {
    clearTimeout(comingBack);
    socket.removeAllListeners();
    socket.close();
  };
};
