/** Several files that are uploaded one after the other. */
export const uploadQueueMessages = {
  files: 'Files',
  clear: 'Clear this list',
  uploadOf: (name: string) => `Upload of ${name}`,
  cancel: 'Cancel',
  cancelOne: (name: string) => `Cancel ${name}`,
  tryAgain: 'Try again',
  tryOneAgain: (name: string) => `Try again: ${name}`,
  unsent: 'Files that were not sent',
  unsentAfterReload: (files: string, names: string, one: boolean) =>
    `When this page was reloaded, ${files} had not been sent: ${names}. Choose ${one ? 'it' : 'them'} again to continue; what had arrived of a file is not sent twice.`,
  chooseAgain: 'Choose again',
  dismiss: 'Dismiss',
  waiting: 'waiting for its turn',
  opening: 'sent; the server is opening it',
  sentOf: (sent: string, total: string, share: string) => `${sent} of ${total}, ${share}`,
  taken: 'accepted',
  refused: (sentence: string) => `Not accepted. ${sentence}`,
  cancelled: 'cancelled',
  going: (number: number, all: number) => `Uploading file ${number} of ${all}`,
  noneTaken: 'The file was not accepted.',
  someTaken: (taken: number, all: number) => `${taken} of ${all} files were accepted.`,
  oneTaken: 'The file was accepted. It has its own page, listed below.',
  allTaken: (taken: number) =>
    `${taken === 2 ? 'Both' : `All ${taken}`} files were accepted. Each has its own page, listed below.`,
} as const;
