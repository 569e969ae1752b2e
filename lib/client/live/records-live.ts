import { recordingObstacle } from '#lib/client/recording/recorder-errors';
import { socketsPass } from './live-connection';

/**
 * Whether live recording is possible. If the browser has no AudioWorklet, or a proxy blocks WebSockets, the recording
 * is sent afterwards as a file (lib/client/recording/recorder.ts); without a microphone, that way says why.
 */
export async function recordsLive(): Promise<boolean> {
  if (recordingObstacle() !== null || !('AudioWorkletNode' in window)) return false;
  return socketsPass();
}
