/** What a person should know before the first recording. Shown on the start page and in the notice. */
export const noticeMessages = {
  whatTerm: 'What is analysed',
  withInference:
    'The words, and the voice: pitch, loudness, pauses and pace, and from these how the voice may come across, including emotion.',
  withoutInference:
    'The words, and the voice: pitch, loudness, pauses and pace. Emotion and stress are not inferred from the voice: this is turned off here.',
  whereTerm: 'Where',
  onThisMachine:
    'On the machine that runs this server, with the models installed there. Nothing is sent to anybody else.',
  elsewhere: (host: string, recording: boolean) =>
    `On the machine that runs this server, with the models installed there. In addition, ${recording ? 'the recording and its transcript are' : 'the transcript is'} sent to ${host}, where a language model analyses it too.`,
  keptTerm: 'What is kept',
  kept: (days: number) =>
    `The recording, its transcript and the results, until you delete them${days === 0 ? '' : `, at most ${days === 1 ? 'one day' : `${days} days`}`}.`,
  byLink: 'Anybody who has the address of a recording can see it, unless you make it private.',
  byNobody: 'Nobody else sees it until you share it.',
  notTerm: 'What it is not',
  not: 'A judgement. Undertone describes and counts what can be heard. It cannot tell whether somebody lies, or what a person is like.',
  othersTerm: 'The others',
  others:
    'Ask the people in the recording for their consent before you analyse it. At work and in schools, some places forbid reading emotion from a voice.',
} as const;
