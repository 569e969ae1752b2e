import { inWords, list } from './units.ts';

/** Texts around the reading on every card. */
export const cardsMessages = {
  more: (title: string) => `More about “${title}”`,
  stepFailed: 'This step failed.',
  noReason: 'The server gave no reason.',
  earlierBelow: 'The earlier result is below.',
  runningAgain: 'Running again… The earlier result stays until the new one arrives.',
  textChanged: 'Text changed: this note is based on the earlier text.',
  markedWrong: 'Marked as wrong: ',
  runsAgain: (title: string) => `${title} is running again.`,
  removed: (title: string) => `${title} was removed.`,
  withInstruction: (instruction: string) => `With the instruction: “${instruction}”`,
  earlierReadings: (number: number) => `Earlier readings (${number})`,
  hideEarlierReadings: 'Hide the earlier readings',

  notEnough: 'Not enough to say.',
  engineGaveNoReason: 'The engine gave no reason.',

  showMore: (number: number) => `Show ${number} more`,
  showFewer: 'Show fewer',

  evidence: 'Evidence',
  showEvidence: (number: number) => `Show the evidence (${number})`,
  hideEvidence: 'Hide the evidence',
  fromSound: 'from the sound',
  /** The aim of a sentence. */
  aim: (name: string) => `Aim: ${name}`,
  /** By the names that engines use for the function of a sentence. */
  cues: {
    directive: 'Request or order',
    commissive: 'Promise or offer',
    question_yes_no: 'Yes-or-no question',
    question_wh: 'Open question',
    backchannel: 'Sign of listening',
  },

  /** By the input that a step needs. */
  needs: {
    audio: 'the recording',
    transcript: 'the transcript',
    acoustics: 'the voice measurements',
    quality: 'the sound measurements',
    stored: 'the waveform',
  },
  waitsFor: (needs: readonly string[]) => `Waiting for ${list(needs)}.`,
  measuring: 'Decoding and measuring the recording.',
  listening: 'Listening. Words appear here as they are recognised.',
  reading: 'Reading the transcript.',
  waitsForTurn: 'Waiting to start.',

  nothingFound: 'Nothing was found.',
  passagesBelow: 'The passages are below.',

  signed: (by: string) => `Signed: ${by}.`,
  took: (time: string) => `Took ${time}.`,
  given: 'The text was supplied; nothing was recognised from audio.',
  dropped(number: number): string {
    const claims = number === 1 ? 'claim left out: its quote is' : 'claims left out: their quotes are';
    return `${inWords(number).replace(/^./u, (first) => first.toUpperCase())} ${claims} not in the transcript.`;
  },
  readUpTo: (time: string) => `Covers the recording up to ${time}; it runs again when all of it has been transcribed.`,
  wordsOnly: 'First reading, from the words alone; it runs again when the speakers are known.',
  soFar: 'So far: the recording has not ended, or has not been read as a whole yet.',
  modelAtWork: 'First reading; a language model is still working on it.',
  howMeasured: 'How this is measured, and what it cannot tell you',

  transcriptSource: 'Recognised from the recording.',
  meanConfidence: (share: string) =>
    `Average confidence of the recogniser: ${share}; clear speech is usually above 80 %.`,
  approximateTimes: 'Times of single words are estimated.',
} as const;
