import { recordingObstacle } from '#lib/client/recording/recorder-errors';
import { socketsPass } from './line';

/**
 * Whether a recording can be followed while it is made. Where the browser has no AudioWorklet, or a proxy lets no
 * WebSocket pass, it is recorded first and sent afterwards, as a file (lib/client/recording/recorder.ts); where there
 * is no microphone at all, that way says why.
 */
export async function recordsLive(): Promise<boolean> {
  if (recordingObstacle() !== null || !('AudioWorkletNode' in window)) return false;
  return socketsPass();
}
