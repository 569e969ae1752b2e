/** Texts of the session page about a live recording; the others are in `live.ts`. */
export const livePageMessages = {
  wordsAppear: 'The words appear here as they are spoken.',
  beingRead: 'The recording has ended and is being analysed.',
  isPaused: 'The recording is paused.',
  isRecording:
    'Recording is in progress. Words appear as they are spoken; grey words may still change. The notes show the results so far.',
  largeCaptions: 'Large captions',
  opensPage: 'Recording. Its page is opening.',
  inThisTab: 'A recording is running in this tab.',
  goToPage: 'Go to its page',
  pausedInText: '[paused] ',
  markInText: (text: string) => `[mark${text === '' ? '' : `: ${text}`}] `,
} as const;
