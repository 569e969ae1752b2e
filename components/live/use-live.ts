'use client';

import { useStore } from 'zustand';
import { currentLive } from '#lib/client/live/current';
import type { LiveRecording, LiveState } from '#lib/client/live/live-recording';

/** The live recording that this tab makes, or null. */
export function useCurrentLive(): LiveRecording | null {
  return useStore(currentLive, ({ recording }) => recording);
}

export function useLiveState<T>(recording: LiveRecording, select: (state: LiveState) => T): T {
  return useStore(recording.state, select);
}
