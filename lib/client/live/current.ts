import { createStore } from 'zustand/vanilla';
import type { LiveRecording } from './live-recording';

/** The live recording that this tab makes; it lives on while one goes from page to page. */
export const currentLive = createStore<{ recording: LiveRecording | null }>(() => ({ recording: null }));
