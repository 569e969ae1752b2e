/** Texts of the browser's code about requests, uploads and remaining time. */
export const clientMessages = {
  arrivedNoAnswer:
    'The file has been uploaded, but the server is not answering. It is kept for a day: reload this page later to continue.',

  correctionNotSaved:
    'The server could not be reached, so this correction is not saved yet. It stays in this browser; try again when the connection is back.',

  serverUnreachable: 'The server could not be reached. Check that it is running, then try again.',

  unexpectedAnswer:
    'The server could not be reached, or its answer was unexpected. Check that it is running, then try again.',

  connectionLost:
    'The connection was lost. The uploaded part is kept for a day: choose the same file again to continue.',
  aFile: 'a file',

  yourText: 'Your text',
  uploadBrokeOff:
    'The upload broke off before it was complete, and nothing was kept. Check the connection and try again.',

  fewSeconds: 'a few seconds left',
  secondsLeft: (seconds: number) => `about ${seconds} s left`,
  minutesLeft: (minutes: number) => `about ${minutes} min left`,
  hoursLeft: (hours: number) => `about ${hours} h left`,
  hoursMinutesLeft: (hours: number, minutes: number) => `about ${hours} h ${minutes} min left`,

  uploadWaitsForConnection:
    'The connection was lost. The upload continues from where it stopped when the connection is back.',
  uploadWaitsForRate: (wait: string | null) =>
    `Too much was sent from here in a short time. The upload continues automatically ${wait === null ? 'in a while' : `in about ${wait}`}.`,
  uploadWaitsForServer:
    'The server cannot accept the file at the moment. The upload continues automatically from where it stopped.',
} as const;
