/** Why the microphone cannot be used, in words with what to do. */
export function recorderSentence(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
      return 'The browser was not allowed to use the microphone. Allow it in the site settings (the icon left of the address), then press Record again.';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'No microphone was found. Plug one in, or check the sound settings of this device, then press Record again.';
    case 'NotReadableError':
    case 'AbortError':
      return 'The microphone is in use by another program, or the system refused it. Close the other program and press Record again.';
    default:
      return 'Recording could not be started in this browser. Record with another app and drop the file here instead.';
  }
}

/** null where recording is possible; otherwise why it is not. Browsers give the microphone only to secure pages. */
export function recordingObstacle(): string | null {
  if (!window.isSecureContext) {
    return 'Browsers give the microphone only to secure pages. Open this page on the same machine (http://localhost or http://127.0.0.1), or put an HTTPS proxy in front of the server; docs/SETTINGS.md shows how.';
  }
  if (!('mediaDevices' in navigator) || typeof MediaRecorder === 'undefined') {
    return 'This browser cannot record. Record with another app and drop the file here instead.';
  }
  return null;
}
