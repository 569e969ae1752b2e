import { recorderMessages } from '#lib/messages/recorder';

/** Why the microphone cannot be used, with the remedy. */
export function recorderSentence(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
      return recorderMessages.notAllowed;
    case 'NotFoundError':
    case 'OverconstrainedError':
      return recorderMessages.notFound;
    case 'NotReadableError':
    case 'AbortError':
      return recorderMessages.inUse;
    default:
      return recorderMessages.notStarted;
  }
}

/** null if recording is possible; otherwise the reason why not. Browsers give the microphone to secure pages only. */
export function recordingObstacle(): string | null {
  if (!window.isSecureContext) {
    return recorderMessages.insecure;
  }
  if (!('mediaDevices' in navigator) || typeof MediaRecorder === 'undefined') {
    return recorderMessages.cannotRecord;
  }
  return null;
}
