import { createStore } from 'zustand/vanilla';
import type { LiveRecording } from './live-recording';

/** The live recording of this tab; it continues while the user goes from page to page. */
export const currentLive = createStore<{ recording: LiveRecording | null }>(() => ({ recording: null }));
