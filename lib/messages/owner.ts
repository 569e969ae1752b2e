/** The owner’s page: moving to another browser, storage, activity, deleting. */
export const ownerMessages = {
  disputedTitle: 'What you marked as wrong',
  disputedText: 'Findings in all your recordings, by kind. Listen before you trust a kind that is often wrong.',
  kind: 'Kind',
  note: 'Note',
  markedWrong: 'Marked as wrong',
  shareOf: (count: number, all: number) => `${count.toLocaleString('en')} of ${all.toLocaleString('en')}`,
  ownQuestion: 'A question of your own',

  deleteTitle: 'Delete everything',
  deleteText:
    'This deletes every recording, transcript and result that you made here, in any browser, with all links to them.',
  deleteButton: 'Delete everything…',
  deleteQuestion: 'Delete everything?',
  deleteConfirm: 'Delete everything permanently',
  keepAll: 'Keep everything',
  deleteWarning:
    'All your sessions are deleted from the server within a minute, and their addresses stop working for everybody. This cannot be undone.',

  size: 'Recordings and texts',
  length: 'Length of recordings',
  usedOf: (used: string, most: string) => `${used} of ${most}`,
  model: 'Language model, today',
  keepingTitle: 'Your storage',

  elsewhereTitle: 'Use your recordings in another browser',
  codeText:
    'Your recordings belong to this browser. A code gives another browser access to them. It is valid for ten minutes and can be used once. Do not give it to anybody.',
  keyText:
    'The key is a small file that works as long as this installation exists. Keep it like a password: it restores your access after the cookies of this browser were deleted.',
  makeCode: 'Make a code',
  saveKey: 'Save your key',
  copyCode: 'Copy the code',
  codeCopied: 'Code copied',

  enterTitle: 'Enter a code or a key',
  enterText:
    'Enter only a code that you made yourself: the person who gave you a code sees the same recordings as you from then on.',
  codeLabel: 'Code of twelve characters, or the content of your key file',
  useHere: 'Use it here',
  transfer: 'Take the recordings of this browser along. Otherwise save its key first, or you will lose access to them.',
  done: 'Done. This browser now shows the recordings of the other one.',
  seeThem: 'Show them',

  signOutTitle: 'Sign out everywhere',
  signOutText:
    'Every other browser, saved key, code and program loses access to your recordings immediately. This browser keeps it.',
  signOutButton: 'Sign out everywhere…',
  signedOut: 'Done: only this browser has access to your recordings now. Save a new key.',
  signOutQuestion: 'Sign out everywhere?',
  leaveAsIs: 'Cancel',
  signOutWarning: 'Keys that you saved earlier stop working. Links that you shared continue to work.',

  logTitle: 'Activity',
  nothingYet: 'No activity yet.',
  earlier: (number: number) => `${number} earlier`,
  sessionGone: 'A deleted session',

  /** Followed by a time. */
  enterCodeUntil: 'Open this page in the other browser and enter the code there, before',
  keySaved: (file: string) => `Your browser has saved your key as ${file}.`,
  logText: (days: number) =>
    `What was done with your sessions in the last ${days === 1 ? 'day' : `${days} days`}, by whom and with what. It holds nothing that was said and no addresses. Visits within ten minutes count once.`,
  logEntry: (
    action: 'opened' | 'shared' | 'unshared' | 'exported' | 'deleted',
    who: 'owner' | 'address' | 'link',
    client: 'browser' | 'phone' | 'script',
  ) =>
    [
      {
        opened: 'opened',
        shared: 'shared',
        unshared: 'shared with fewer people',
        exported: 'exported',
        deleted: 'deleted',
      }[action],
      'by',
      { owner: 'you,', address: 'somebody with the address,', link: 'somebody with an additional link,' }[who],
      { browser: 'in a browser', phone: 'on a phone', script: 'with a program' }[client],
    ].join(' '),
} as const;
