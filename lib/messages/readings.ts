import { inWords, list } from './units.ts';

const fromWordsAlone = 'From the words alone.';

/** Headings, labels and notes of the twelve cards; loaded with the first note that is opened. */
export const readingsMessages = {
  argument_analysis: {
    source: fromWordsAlone,
    claimsLane: 'Claims',
    withReason: { label: 'Claims with a reason', low: 'none', high: 'all' },
    overall: (rating: string) => `Overall: ${rating}.`,
    pairs: 'Claims and their reasons',
    lanes: { title: 'Where claims are made', note: 'filled: with a reason, outlined: without' },
    fallacies: 'Fallacies',
    /** “Anna: two claims, each with a reason.” */
    claimsOf(speaker: string, claims: number, supported: number): string {
      const all = claims === 1 ? 'with a reason' : 'each with a reason';
      const some = supported === 0 ? 'without a reason' : `${inWords(supported)} with a reason`;
      return `${speaker}: ${inWords(claims)} ${claims === 1 ? 'claim' : 'claims'}, ${supported === claims ? all : some}.`;
    },
    counters: 'against an earlier statement',
    noReason: 'No reason given.',
    support: (strength: string) => `${strength} support`,
  },

  audio_analysis: {
    source: 'Measured on the voice, never guessed from the words.',
    rate: { term: 'Speech rate', note: 'Conversation is usually 120 to 180' },
    rateVariation: { term: 'Variation in rate', note: 'Standard deviation over mean, by passage' },
    pitch: { term: 'Median pitch', note: 'Adult voices: about 85 to 255' },
    pitchRange: { term: 'Pitch range', note: '12 semitones are an octave' },
    rising: { term: 'Phrases that rise at the end', note: 'By two semitones or more, as in many questions' },
    dynamics: { term: 'Loudness dynamics', note: 'Loud speech against soft speech' },
    pauses: {
      term: 'Pauses',
      note: (perMinute: string, total: string, longest: string) =>
        `${perMinute} a minute, ${total} in all, longest ${longest}`,
    },
    filledPauses: { term: 'Filled pauses', note: '“Uh” and “um”, where the recogniser writes them' },
    jitter: { term: 'Jitter', note: 'From cycle to cycle, in pitch' },
    shimmer: { term: 'Shimmer', note: 'From cycle to cycle, in loudness' },
    harmonics: { term: 'Harmonics to noise', note: 'Higher is clearer' },
    strain: 'Signs of strain',
    semitones: 'semitones',
    wordsPerMinute: 'wpm',
    curves: {
      pitch: { title: 'Pitch', name: 'Pitch, Hz' },
      loudness: { title: 'Loudness of the speech', name: 'Intensity, dBFS' },
      pace: { title: 'Speaking rate', name: 'Words a minute' },
    },
    range: (low: string, high: string) => `${low} to ${high}`,
    pace: (words: string) => `${words} words a minute`,
    lanes: {
      title: 'Pauses and sounds',
      withSounds: 'filled: silence, outlined: a sound',
      silencesOnly: 'silences between speech',
      pauses: 'Pauses',
      pauseCount: (number: number) => `${inWords(number)} ${number === 1 ? 'pause' : 'pauses'}`,
      pause: (length: string) => `pause of ${length}`,
    },
  },

  audio_quality_metrics: {
    source: 'Measured on the recording.',
    problems: 'What a listener would notice',
    quality: { label: 'Quality of the recording', low: 'poor', high: 'excellent' },
    score: (points: string) => `${points} of 100`,
    loudness: { term: 'Loudness', note: 'Broadcast aims at −23, podcasts at −16' },
    speechOverNoise: { term: 'Speech over noise', note: 'Comfortable from 20 dB up' },
    noise: { term: 'Background noise', note: 'A quiet room is below −60' },
    truePeak: { term: 'True peak', note: 'Above −1 it may distort' },
    clipped: { term: 'Clipped', note: 'Of all samples; 0 is clean' },
    bandwidth: { term: 'Bandwidth', note: 'A telephone carries 3.4 kHz' },
    loudnessRange: { term: 'Loudness range', note: 'Conversation is usually 5 to 12' },
    speech: { term: 'Speech', note: (length: string) => `Of ${length}` },
    channels: (number: number) => (number === 1 ? 'mono' : number === 2 ? 'stereo' : `${number} channels`),
    format: (codec: string, rate: string, channels: string) => `${codec}, ${rate} kHz, ${channels}`,
    bitRate: (rate: string) => `, ${rate} kbit/s`,
  },

  conversation_flow: {
    source: 'From the words, their times and, where known, the speakers.',
    phases: 'Phases',
    endsIn: (phase: string) => `It ends with: ${phase}.`,
    subjects: { title: 'Subjects, with their typical words', caption: 'Subjects' },
    onTopic: { label: 'Staying on topic, overall', low: 'jumps', high: 'one thread' },
    overTime: {
      title: 'Staying on topic, over time',
      scale: 'up: the same words continue, down: new ones',
      unit: 'Shared vocabulary, 0 to 1',
    },
    breaks: 'Where the flow breaks',
    turns: { label: 'Smooth changes of speaker', low: 'none', high: 'all' },
    shareOfWords: 'Share of the words',
    shareOfTime: 'Share of talking time',
    problemSolving: 'Questions, proposals and responses',
    acts: {
      title: 'Types of sentences',
      caption: 'Dialogue acts',
      show: 'Show every sentence',
      hide: 'Hide the sentences',
    },
  },

  emotion_analysis: {
    source: 'From the words and the voice, shown apart.',
    sources: { text: 'words', audio: 'voice', both: 'words and voice' },
    tally: 'Passages by emotion and source',
    places: (number: number) => `${inWords(number)} ${number === 1 ? 'passage' : 'passages'}`,
    mark: (emotion: string, source: string) => `${emotion}, from the ${source}`,
    lanes: {
      title: 'Where each emotion appears',
      withVoice: 'filled: words, outlined: voice',
      words: 'from the words',
    },
    tone: { title: 'Tone of the words', scale: 'up: pleasant, down: unpleasant', unit: 'Valence, −1 to 1' },
    activation: {
      title: 'Activation of the voice',
      scale: 'up: excited, down: calm; 0.5 is usual for the speaker',
      unit: 'Arousal, 0 to 1',
    },
  },

  enhanced_understanding: {
    source: fromWordsAlone,
    topics: 'Topics:',
    decisions: 'Decisions',
    tasks: 'Tasks',
    promises: 'Promises and tasks',
    morePromises: 'More promises and tasks',
    openQuestions: 'Open questions',
    moreOpenQuestions: 'More open questions',
    disagreements: 'Disagreements',
    positions: 'Positions',
    turningPoints: 'Turning points',
    contradictions: 'Contradictions',
    toCheck: 'Statements to check',
    moreToCheck: 'More statements to check',
    evasions: 'Avoided answers',
    nuances: 'Between the lines',
    context: 'Context',
    followUps: 'Questions to ask next',

    who: (name: string) => `who: ${name}`,
    when: (time: string) => `when: ${time}`,
    agreed: 'agreed',
    notAgreed: 'not agreed',
    /** By the state of a task; an open task needs no word. */
    states: { open: null, conditional: 'depends on a condition', declined: 'declined', done: 'done' },
    nobodyAssigned: 'no person or date was named',
    between: (speakers: readonly string[]) => `between ${list(speakers)}`,
    about: (subject: string) => `about: ${subject}`,
    claimKind: (kind: string) => `A ${kind}.`,

    questions: 'Questions and answers',
    /** By the reason why a question expects no answer. */
    apart: {
      rhetorical: 'Rhetorical.',
      procedural: 'A greeting, or about the conversation itself.',
      check: 'Only checks that the other person follows.',
      reported: 'Quoted.',
    },
    apartTitle: 'Questions that expect no answer',
    open: 'Left open.',
    deflected: 'The reply avoids it.',
    seemsOpen: 'Seems open: no answer was found.',
    unclear: 'It is unclear whether it was answered.',
    answered: 'Answered',
    answer: (quote: string) => `: “${quote}”`,
  },

  manipulation_assessment: {
    source: fromWordsAlone,
    density: { label: 'Density of cues', low: 'none', high: 'dense' },
    readersMayDiffer: 'Readers may disagree.',
    certain: (share: string) => `The language model is certain about ${share} of the passages.`,
    wordingOnly: 'This describes wording, not anyone’s intent.',
    densityOnly: 'The number is a density, not a probability; it says nothing about anyone’s intent.',
    confidence: (score: string) => `Confidence in the cues: ${score} of 1.`,
  },

  psychological_analysis: {
    source: 'From the words; strain from the voice.',
    strain: 'Strain put into words',
    unclear: 'not clear',
    byQuotes: 'From the quoted signs',
    certainty: { term: 'Certainty of wording', note: 'Hedges against boosters' },
    load: { term: 'Cognitive load', note: 'Restarts, fillers, pauses' },
    voice: {
      term: 'Strain in the voice',
      note: 'Compared with the speaker’s own average',
      missing: 'Needs enough speech, and voice inference on',
    },
    bias: 'Wording that may show a bias',
    strainOf: (sign: string, speaker: string | null) => (speaker === null ? sign : `${sign}, ${speaker}`),
  },

  quantitative_metrics: {
    source: 'Counted, never guessed.',
    interruptions: { term: 'Interruptions', note: 'One voice begins before the other ends' },
    overlap: 'Overlapping speech',
    silence: { term: 'Silence', note: 'Between speech, in all' },
    latency: { term: 'Response time', note: 'Median; people usually take about 0.2 s' },
    turn: { term: 'Length of a turn', note: 'On average' },
    talkToListen: { term: 'Talking to listening', note: 'Of the first speaker; 1 : 1 is even' },
    shareOfWords: 'Share of the words',
    shareOfTime: 'Share of talking time',
    heads: ['Talk', 'Words', 'Words/min', 'Turns', 'Longest', 'Questions'],
    sentiment: {
      title: 'Sentiment, passage by passage',
      scale: 'up: positive, down: negative',
      unit: 'Score, −1 to 1',
    },
  },

  speaker_attitude: {
    source: 'From the words.',
    attitudes: 'Attitudes',
    attitudesByShare: 'Attitudes, by share of the passages below',
    politeness: { label: 'Politeness', low: 'blunt', high: 'polite' },
    formality: { label: 'Formality', low: 'casual', high: 'formal' },
    formalityCounted: 'Formality, counted',
    respect: { label: 'Respect in the wording', low: 'low', high: 'high' },
    heads: ['Politeness', 'Formality', 'Hedges per 100 words', 'Polite cues', 'Impolite cues'],
    judgedHeads: ['Attitude', 'Respect'],
    countedHeads: ['Formality, counted', 'Hedges per 100 words, counted'],
    signs: 'Signs in the wording',
    sarcasmNotJudged: 'Sarcasm: not judged, because words alone do not show it.',
    confidence: (score: string) => ` (confidence ${score} of 1)`,
    sarcasmLikely: (confidence: string) => `Sarcasm: likely in places${confidence}.`,
    noSarcasm: (confidence: string) => `Sarcasm: none noticed${confidence}.`,
  },

  speaker_intent_analysis: {
    source: fromWordsAlone,
    confidence: { label: 'Confidence in this reading', low: 'a guess', high: 'said outright' },
    heads: ['Mainly wants to', 'Confidence'],
    unclear: 'not clear',
    phrases: 'Phrases that show it',
  },
} as const;
