'use client';

import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { currentLive } from '#lib/client/live/current';
import type { LiveRecording, LiveState } from '#lib/client/live/live-recording';

/** The live recording of this tab, or null. */
export function useCurrentLive(): LiveRecording | null {
  return useStore(currentLive, ({ recording }) => recording);
}

const never = (): (() => void) => () => undefined;

/** The same until it has ended. */
export function useGoingLive(): LiveRecording | null {
  const recording = useCurrentLive();
  const over = useSyncExternalStore(
    recording?.state.subscribe ?? never,
    () => (recording?.state.getState().phase ?? 'ended') === 'ended',
    () => true,
  );
  return over ? null : recording;
}

/** Whether this tab makes the recording of a session. */
export function useIsOwn(recording: LiveRecording | null, id: string): boolean {
  return useSyncExternalStore(
    recording?.state.subscribe ?? never,
    () => recording?.state.getState().session_id === id,
    () => false,
  );
}

export function useLiveState<T>(recording: LiveRecording, select: (state: LiveState) => T): T {
  return useStore(recording.state, select);
}
