/** Texts of the browser's code about uploads. */
export const uploadingMessages = {
  arrivedNoAnswer:
    'The file has been uploaded, but the server is not answering. It is kept for a day: reload this page later to continue.',
  connectionLost:
    'The connection was lost. The uploaded part is kept for a day: choose the same file again to continue.',
  aFile: 'a file',
  yourText: 'Your text',
  uploadBrokeOff:
    'The upload broke off before it was complete, and nothing was kept. Check the connection and try again.',
  uploadWaitsForConnection:
    'The connection was lost. The upload continues from where it stopped when the connection is back.',
  uploadWaitsForRate: (wait: string | null) =>
    `Too much was sent from here in a short time. The upload continues automatically ${wait === null ? 'in a while' : `in about ${wait}`}.`,
  uploadWaitsForServer:
    'The server cannot accept the file at the moment. The upload continues automatically from where it stopped.',
} as const;
