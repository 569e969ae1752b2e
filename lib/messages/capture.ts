/** Adding a conversation: recording, uploading, pasting, and what an earlier visit left. */
export const captureMessages = {
  otherFile: (name: string) =>
    `“${name}” differs from the file whose upload stopped, so it is uploaded from the beginning.`,
  addConversation: 'Add a conversation',
  dropHere: 'Drop a recording or a transcript anywhere on this page, or',
  chooseFile: 'Choose a file',
  waitingForPermission: 'Waiting for your permission',
  record: 'Record',
  pasteText: 'Paste text',
  accepted:
    'Choose any audio file or a video with sound, or a transcript: text, subtitles, a table (.csv) or a recogniser’s .json. A transcript is analysed without the parts that need sound.',
  englishBest: 'The analyses work best in English.',
  englishOnly: 'Use English speech: the built-in recogniser and the analyses know no other language.',
  fileLabel: 'Recording or transcript to analyse',

  keepIt: 'Keep it',
  onlyHere: 'exists only in this browser and cannot be restored.',
  discard: 'Discard',
  discardQuestion: 'Discard this recording?',

  fileReadAs: 'How the file is read',
  readLikeThis: 'Use this reading',
  doNotSend: 'Cancel',

  uploadOf: (name: string) => `Upload of ${name}`,
  sentWhole: (name: string) => `“${name}” was uploaded completely but has not been opened yet.`,
  stoppedAt: (name: string, share: string, size: string) =>
    `The upload of “${name}” stopped at ${share} of ${size}. Choose the same file again to continue.`,
  openIt: 'Open it',
  chooseAgain: 'Choose it again',

  recordingOf: (length: string) => `Recording of ${length}`,
  notSent: 'was not uploaded. It is stored in this browser.',
  notSentLabel: 'The recording that was not uploaded',
  sendIt: 'Upload it',
  listen: 'Listen',
  saveAsFile: 'Save it as a file',

  silence: '−60 dB, silence',
  speech: 'speech: −30 to −10',
  microphoneSilent:
    'The microphone picks up no sound. It may be muted, or another microphone may be selected in the system.',
  sharedSilent: 'There is no sound yet.',

  letGo: 'Drop the file to analyse it',

  pasteLabel: 'Text of a conversation',
  pasteHint:
    'Write one line for each turn, as in “Anna: We should wait.” Times, subtitles, tables and a recogniser’s JSON are understood too.',
  pasteExample: 'Anna: …\nMark: …',
  pasteEmpty: 'There is no text yet. Paste or write what was said.',
  readText: 'Analyse this text',
  close: 'Close',

  recorder: 'Recorder',
  recorded: 'Recorded',
  microphoneGone: 'Microphone disconnected',
  paused: 'Paused',
  recording: 'Recording',
  microphoneLost:
    'The microphone was disconnected. The recording up to that moment is here: analyse it, or discard it.',
  noRoom:
    'This browser has no space for a copy, so the recording exists only on this page. Do not close the page before the recording is uploaded.',
  stopAndAnalyse: 'Stop and analyse',
  resume: 'Resume',
  pause: 'Pause',
  keepRecording: 'Keep recording',

  language: 'Language of the recording',
  detect: 'Detect automatically',

  sampleFailed: 'The sample could not be loaded. Reload the page and try again.',
  samples: 'No recording at hand?',
  finishedPage: 'The finished page of this sample: a summary, notes with their evidence, and the transcript.',

  moreAbout: 'More about the recording',
  speakersHint:
    'Speakers in one channel are distinguished by their voices. Without an answer, one or two speakers are found; to find three or four, say so here. You can change the number later.',

  twoReadings: 'This text can be read in two ways.',
  hoursAndMinutes: 'The times are hours and minutes',
  minutesAndSeconds: 'The times are minutes and seconds',
  areNames: 'The words before the colons are names',
  areWords: 'These are spoken words, not names',

  yourRecording: 'Your recording',
  stillHere: 'Your recording is still stored in this browser.',
  sendAgain: 'Upload it again',

  arrivedNotOpened: 'was uploaded but could not be opened.',
  notTaken: 'was not accepted.',
  dismiss: 'Dismiss',
  upload: 'Upload',
  opening: 'Uploaded; the server is opening',
  pausedUpload: 'Paused:',
  uploading: 'Uploading',
  goOn: 'Continue',
  cancelUpload: 'Cancel the upload',

  noticeTitle: 'Before your first recording',
  notNow: 'Not now',
  understand: 'I understand, go on',

  twoReadingsOfFile: (name: string) => `“${name}” can be read in two ways. Check whether this one is right:`,
  opened: (name: string) => `The server has opened “${name}”. Its page is opening.`,
  sentOf: (sent: string, total: string, share: number) => `${sent} of ${total}, ${share} %`,
  speakers: (number: number) => (number === 1 ? 'one person' : `${number} people`),
  /** Followed by the time at which it was made. */
  recordingFrom: (length: string) => `A recording of ${length} from`,
  /** Followed by what happens to it. */
  thisRecording: (length: string | null) => (length === null ? 'This recording' : `This recording of ${length}`),
  levelOf: { microphone: 'Level of the microphone', shared: 'Level of the tab or system' },
} as const;
