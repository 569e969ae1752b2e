/** The column of the text, before its tools are used. */
export const transcriptMessages = {
  text: 'Text of the transcript',
  passages: 'Passages',
  morePassages: (number: number) =>
    `${number.toLocaleString('en')} more ${number === 1 ? 'passage' : 'passages'}: the whole text on one page`,
  playFrom: (time: string) => `Play from ${time}`,
  show: (time: string) => `Show ${time}`,
  notUnderstood: (seconds: string) => `[${seconds} s not understood]`,
  unsureHere: (time: string, confidence: string) => `${time}: the recogniser was unsure here (${confidence} of 1)`,
  unsure: ' (unsure)',
  notEnglish:
    'This does not sound like English. The embedded recogniser knows only English, so the words that it wrote are probably not what was said.',
  doubtedSoFar:
    'So far the recogniser is unsure of nearly every word. This may be another language than it knows, or very unclear.',
  showDoubted: 'Show the recognised words',
  hideDoubted: 'Hide the recognised words',

  tools: 'Text tools',
  find: 'Find in the text',
  notFound: 'Not found',
  /** `at` is null until the reader steps from one match to the next. */
  matches: (at: number | null, number: number, isMost: boolean) =>
    `${at === null ? '' : `${at} of `}${isMost ? 'over ' : ''}${number.toLocaleString('en')}`,
  previousMatch: 'Previous match',
  nextMatch: 'Next match',
  nextUnsure: (number: number) => `Next unsure (${number})`,
  follow: 'Follow',
  following: 'Following',
  follows: 'The text follows the playback',
  stays: 'The text does not move during playback',
  copy: 'Copy',
  correct: 'Correct',
  stopCorrecting: 'Stop correcting',

  setSpeaker: 'Set the speaker',
  correctSpeaker: 'Correct this speaker',
  correctNamedSpeaker: (name: string) => `${name}, correct this speaker`,
  whoSpeaks: 'Who speaks?',
  separatingAgain: 'The speakers are being separated again.',
  separating: 'Separating the speakers again…',
} as const;
