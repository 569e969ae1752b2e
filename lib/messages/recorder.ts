/** Why this browser cannot record, and how to change that. */
export const recorderMessages = {
  notAllowed:
    'The browser is not allowed to use the microphone. Allow it in the site settings (the icon left of the address), then press Record again.',
  notFound:
    'No microphone was found. Plug one in, or check the sound settings of this device, then press Record again.',
  inUse:
    'The microphone is in use by another program, or the system refused access. Close the other program and press Record again.',
  notStarted: 'Recording could not be started in this browser. Record with another app and drop the file here instead.',
  insecure:
    'Browsers allow the microphone only on secure pages. Open this page on the same machine (http://localhost or http://127.0.0.1), or put an HTTPS proxy in front of the server; docs/SETTINGS.md explains how.',
  cannotRecord: 'This browser cannot record. Record with another app and drop the file here instead.',
} as const;
