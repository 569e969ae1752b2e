/** Texts of the pages themselves: the start page, the library, the owner’s page, and pages that are missing. */
export const pagesMessages = {
  description:
    'Drop a recording of a conversation and read, live, how good the audio is, what was said, how it sounded, and nine analyses of it.',
  skip: 'Skip to the content',

  sideBySide: 'Side by side',
  wholeLibrary: 'Back to your library',

  stillOpen: 'Open tasks and questions',
  lastDay: 'Last day',
  lastWeek: 'Last week',
  lastMonth: 'Last month',
  periodLabel: 'Period',

  library: 'Your library',
  openToday: 'Open tasks and questions of today',
  elsewhereOrDelete: 'Use your recordings in another browser, or delete everything',

  notFound: 'Not found',
  notFoundTitle: 'There is nothing at this address',
  notFoundText:
    'The address is incomplete, or the recording is not shared with you. If somebody sent it to you, ask them to send it again.',
  startOwn: 'Start with your own recording',

  ownerTitle: 'You and your recordings',
  ownerIntro: 'You need no account: a cookie in this browser shows which recordings are yours.',
  noRecordings: 'This browser has no recordings yet.',
  erasedAfter: (days: number) =>
    `Recordings and results are deleted automatically after ${days === 1 ? 'a day' : `${days} days`}.`,
  keptForever: 'Recordings and results stay until you delete them.',

  headline: 'Understand a conversation.',
  intro:
    'Undertone listens to a recording and writes down what was said, how it sounded and what stands out. Every finding links to the second in which you can hear it.',
  noScript:
    'Recording and uploading on this page need JavaScript, which is turned off in your browser. Results can be read without it, and a script can upload recordings: /api/docs on this server describes how.',
  whatHappens: 'How it works',
  knowFirst: 'What you should know first',
  stageOpens: 'The page of the recording opens.',
  stageOpensText: 'It has its own address. Send it to others, and they see the same, live.',
  stageWords: 'The words appear as they are recognised.',
  stageWordsText: 'Press a word to listen from there. Recognition is many times faster than the recording.',
  stageNotes: 'Twelve notes fill in.',
  stageNotesText:
    'Audio quality, transcript, emotions, manipulation cues, arguments, attitude, understanding, psychological cues, intent, voice, numbers, and the flow of the conversation.',
  stageEvidence: 'Each note shows its evidence.',
  stageEvidenceText:
    'Quotes play the moment they come from. A note without enough evidence says so and gives the reason.',

  openIntro: (period: string) =>
    `Tasks and unanswered questions in your recordings of the ${period.toLowerCase()}, quoted as they were said.`,
} as const;
