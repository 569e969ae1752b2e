/** Recording live and following a recording. Loaded only when a recording is made or followed. */
export const liveMessages = {
  captions: 'Captions',
  pausedDot: 'Paused.',
  liveDot: 'Live.',
  notRecording: 'No recording.',
  wholePage: 'Back to the full page',
  whatIsSaid: 'What is said',
  nothingSaid: 'Nothing has been said here yet.',

  continueRecording: 'Continue recording',
  interrupted: (length: string) => `Interrupted recording of ${length}`,
  finish: 'End and analyse it',
  deletedWithPage: 'is deleted together with its page, for everybody, and cannot be restored.',

  recorder: 'Recorder',
  recorded: 'Recorded',
  microphoneTitle: 'Microphone',
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
  keepRecording: 'Keep recording',

  elsewhere: 'Recording elsewhere',
  elsewhereText:
    'This recording is being made in another tab or on another device. If nobody is recording there any more, you can end it here.',
  endRecording: 'End the recording',
  endQuestion: 'End the recording?',
  endIt: 'End it',
  letGoOn: 'Continue it',
  endText: 'Everything recorded so far is kept and analysed. Sound that another device has not sent yet is lost.',

  recording: 'Recording',
  paused: 'Paused',
  soundGone: 'Sound lost',
  held: 'Interrupted',
  sendingRest: 'Sending the rest',
  waitingForServer: 'Waiting for the server',
  ended: 'Ended',
  silentLevel: 'There is no sound. The microphone may be muted, or another one may be selected in the system.',
  quietLevel: 'The sound is very quiet. Move closer to the microphone, or raise its level.',
  loudLevel: 'The sound is too loud and distorted. Move away from the microphone a little, or lower its level.',
  sourceLost:
    'The microphone or the shared sound was disconnected. Everything up to that moment is kept. Stop here, or reload this page to continue with another source.',
  sourceTaken:
    'The sound was interrupted by a call, a locked screen or a muted microphone. The recording continues by itself when the sound is back; nothing recorded is lost.',
  endsSoon: (left: string) => `Nothing was said for ten minutes. The recording ends automatically in ${left}.`,
  serverAway: (unsent: string, full: boolean) =>
    `The server cannot be reached. ${unsent} of sound are stored ${full ? 'on this page' : 'in this browser'} and are sent when it is back.`,
  noRoom:
    'This browser has no space for a copy, so sound that has not been sent exists only on this page. Do not close it.',

  markHint: 'Marks this moment (key M)',
  mark: 'Mark',
  markedAt: (at: string) => `Marked at ${at}.`,
  wordsForMark: (at: string) => `Words for the mark at ${at}`,
  markAt: (at: string) => `Mark at ${at}`,
  setMark: 'Set mark',

  sourceMicrophone: 'The microphone',
  sourceMicrophoneText: 'Everybody in this room.',
  sourceTab: 'A tab, or what this device plays',
  sourceTabText: 'Turn on sharing of sound in the window that the browser opens.',
  sourceBoth: 'Both',
  sourceBothText: 'For a call: you and the others become two speakers.',
  begin: 'Start recording',
  shareAgain: 'Press “Choose the sound” to share the same sound as before.',
  notStarted:
    'Recording could not be started in this browser. Try again, or record with another app and drop the file here.',
  beforeRecording: 'Before you record',
  beforeContinuing: 'Before you continue',
  whatIsRecorded: 'What to record',
  waitingForPermission: 'Waiting for your permission.',
  tryLevel: 'Say something and check that the line moves. The recording has not started yet.',
  tryAgain: 'Try again',
  chooseSound: 'Choose the sound',
  beginning: 'Starting',
  notNow: 'Not now',

  nobodyElse: 'Nobody else is following.',
  oneOther: 'One other person is following.',
  others: (number: number) => `${number} other people are following.`,
  following: (number: number) => `${number} people are following.`,
  youAlone: 'You are the only one following.',
  endSharing: 'Stop sharing',
  onlyYou: 'Only you can open this page.',
  endSharingQuestion: 'Stop sharing?',
  endSharingNow: 'Stop sharing',
  goOnSharing: 'Keep sharing',
  endSharingText:
    'People who are following now are told and see nothing more. The recording continues. To share again, use “Share…” in the menu above.',

  noSharedSound:
    'The shared source has no sound. Choose it again and turn on “Also share tab audio” (or “system audio”) in the browser’s window.',
  nothingShared: 'Nothing was shared. Press the button again and choose a tab or a screen with its sound.',
  cannotShare: 'This browser cannot share the sound of this device. Record with the microphone instead.',

  takenElsewhere: 'This recording continues in another tab or on another device.',
  endedElsewhere:
    'This recording was ended in another tab or on another device. Everything up to that moment is on this page.',
  sessionDeleted: 'This session was deleted together with its recording.',

  tabTitle: 'Tab or system',
  /** Followed by the time at which it began. */
  leftFrom: (length: string) => `A recording of ${length} from`,
  leftSafe: (unsent: string | null) =>
    `was interrupted. Nothing is lost${unsent === null ? '' : `: ${unsent} are still in this browser and are uploaded first`}.`,
  gauge: (so_far: { talk: string; heard: string; pace_wpm: number | null; pitch_hz: number | null }) =>
    [
      `${so_far.talk} of speech in ${so_far.heard}`,
      ...(so_far.pace_wpm === null ? [] : [`${so_far.pace_wpm} words per minute`]),
      ...(so_far.pitch_hz === null ? [] : [`${so_far.pitch_hz} Hz`]),
    ].join(', ') + '.',
} as const;
