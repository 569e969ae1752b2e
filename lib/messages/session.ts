import { inWords } from './units.ts';

/** Texts of the page of one recording before anything is opened on it. */
export const sessionMessages = {
  title: 'Title of this session',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  exportFile: 'Export',
  isPrivate: 'Private',
  anyone: 'Anyone with the link',
  anyoneUntil: 'Anyone with the link until',

  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Connection lost, reconnecting…',
  notLive: 'Not live',
  updated: 'Undertone was updated. Reload the page.',
  reload: 'Reload',
  noScript: 'Not live: JavaScript is off in this browser',
  overEvents: 'Over Server-Sent Events',
  overSocket: 'Over a WebSocket',
  noMoreUpdates: (reason: string) => `This page no longer updates. ${reason}`,
  connectionLost: 'The connection to the server is lost. This page catches up when it is back.',

  noRecording: 'There is no recording here yet. This page fills as soon as its owner sends one.',
  noAudio: 'This session has no audio; its text was supplied.',
  allNotes: 'All notes with their evidence, on one page',
  player: 'Player',
  play: 'Play',
  show: 'Show',
  pause: (length: string) => `pause of ${length}`,

  atAGlance: 'At a glance',
  findings: 'Findings',
  notKnown: 'Not known:',
  andMore: (number: number) => `and ${number} more`,
  /** A task as a person is asked to do it. */
  toDo: (task: string) => `to ${task}`,
  mostBetween: (start: string, end: string) => `Most from ${start} to ${end}.`,

  progress: 'Progress',
  recording: 'Recording. The notes are preliminary; the whole recording is read when it ends.',
  transcribing: (heard: string, length: string | null, left: string) =>
    `Transcribing: ${heard}${length === null ? '' : ` of ${length}`} heard${left === '' ? '' : `, ${left}`}.`,
  notStarted: 'Not started yet.',
  queued: (number: number) =>
    `Waiting: ${number === 1 ? 'another recording comes' : `${number} other recordings come`} first.`,
  readingText: 'Reading the text.',
  opening: 'Opening the recording.',
  readingTranscript: 'Reading the transcript.',
  mayLeave:
    'Results appear here one after another. You can close this page: the work goes on, and this address keeps what it finds.',
  stepsFinished: (done: number, total: number) => `${done} of ${total} steps finished`,
  cancelledFirst: 'Cancelled before any step finished.',
  cancelled: (time: string, steps: string) => `Cancelled after ${time}; ${steps}.`,
  gaveUp: (time: string, steps: string, reason: string) => `Stopped after ${time}; ${steps}. ${reason}`,
  finishedWithoutAudio: (steps: string, time: string, silent: number) =>
    `${steps} in ${time}; ${silent === 1 ? 'one needs' : `${silent} need`} audio, and this session has none.`,
  allFinished: (total: number, time: string) => `All ${total} steps finished in ${time}.`,
  someFailed(time: string, failed: number, total: number): string {
    const notes = failed === 1 ? 'Its note says' : 'Their notes say';
    return `Finished in ${time}; ${failed} of ${total} steps failed. ${notes} why.`;
  },
  cancel: 'Cancel the analysis',
  barSteps: 'Steps finished',
  barHeard: 'Heard',
  ofSteps: (done: number, total: number) => `${done} of ${total} steps`,
  ofTime: (done: string, length: string) => `${done} of ${length}`,
  willNotify: 'You will be notified when it is done.',
  notifyBlocked: 'The browser blocks notifications from this site.',
  notify: 'Notify me when it is done',

  steps: 'Steps of the analysis',
  ownerQuestions: 'Questions of the owner',
  doneIn: 'done, took ',
  states: {
    waiting: 'waiting',
    running: 'running',
    done: 'done',
    failed: 'failed',
    cancelled: 'cancelled',
    noAudio: 'no audio',
  },

  parts: 'Parts of the page',
  tabs: { notes: 'Notes', text: 'Text', ask: 'Ask' },
  notes: 'Notes',
  hint: {
    press: 'Press a note, a mark or an underlined passage to see its evidence here. Press',
    and: 'and',
    go: 'to go from finding to finding, Escape to go back.',
  },
  quiet: (number: number) => `Nothing found, or not enough to say (${number})`,
  cancelledNotes: (number: number) => `Cancelled before a result (${number})`,
  soFar: (headline: string) => `So far: ${headline}`,
  soFarUpTo: (time: string, headline: string) => `So far, up to ${time}: ${headline}`,
  runningAgain: 'Running again…',
  textChanged: 'Text changed.',
  openingNote: 'Opening…',
  placesAfterNumber: (number: number) => (number === 1 ? ' place' : ' places'),

  askTitle: 'Ask a question of your own',
  askExample:
    'For example “Every promise, with who made it”. The language model answers with quotes from the recording, ' +
    'in a note that everyone with this address can see.',
  askNeedsModel:
    'This needs a language model, but none is configured. Start the server with OPENAI_API_KEY, ' +
    'or with OPENAI_BASE_URL for a model on your own machine.',
  askLater: 'You can ask when the analysis is complete.',
  ask: 'Ask a question',

  signed: (engines: readonly string[]) => `Signed: ${engines.join('; ')}.`,
  stepTimes: 'Times of the steps',
  hideStepTimes: 'Hide the times',

  said: {
    running: (name: string) => `${name}: running.`,
    runningAgain: (name: string) => `${name}: running again.`,
    cancelled: 'The analysis was cancelled.',
    complete: 'The analysis is complete.',
    completeButFailed: (failed: number) =>
      `The analysis is complete; ${inWords(failed)} ${failed === 1 ? 'step' : 'steps'} failed.`,
    arrived: (title: string, state: 'needsAudio' | 'cancelled' | 'failed' | 'ready', done: number, total: number) =>
      `${title} ${arrivals[state]}. ${done} of ${total}.`,
  },
  showKeys: 'Show the keyboard shortcuts',
} as const;

const arrivals = {
  needsAudio: 'needs audio',
  cancelled: 'was cancelled',
  failed: 'failed',
  ready: 'is ready',
} as const;
