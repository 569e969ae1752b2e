import type { AnalysisType } from '#lib/analyses/steps';

export interface EvidenceSection {
  /** What is meant by it. */
  what: string;
  /** How it is done, in brief. */
  how: string;
  /** What it cannot tell. */
  cannot: string;
}

/** One section a reading; a forgotten one does not compile. The long form with sources is docs/EVIDENCE.md. */
export const sections: Record<AnalysisType, EvidenceSection> = {
  audio_quality_metrics: {
    what: 'How well the recording can be heard and measured: loudness, noise, clipping, bandwidth, and how much of it is speech.',
    how: 'The file is decoded once. Loudness and true peak follow EBU R128. Noise is the level where a voice-activity detector hears no speech, and speech over noise is the difference of the two. The score of 0 to 100 sums them up, for the recording and never for a person.',
    cannot: 'Whether the recording is complete or genuine, and how good the conversation was. A noisy recording makes every other note less certain.',
  },
  transcript: {
    what: 'What was said, passage by passage, with times and with how sure the recogniser was.',
    how: 'Speech is cut at pauses and read by a small English model (Moonshine Tiny) on this machine. Confidence is the mean probability of the pieces of words. Where the model gives no times for single words, they are spread over the voiced part of the passage.',
    cannot: 'Other languages than English. On clear speech about one word in fifteen is wrong, with names and numbers more often; with accents, noise or several voices at once it is more. Speakers are shown only where they are known.',
  },
  emotion_analysis: {
    what: 'Which of seven emotions a listener might name, passage by passage, with the tone of the words (pleasant or unpleasant) and the activation of the voice (calm or excited).',
    how: 'Words and voice are read apart and stay apart: wording through a word list and a small model, the voice through pitch, loudness and pace against the speaker’s own average.',
    cannot: 'What somebody feels. Methods of this kind agree with listeners in well under two thirds of real passages, and fall further on voices and situations they have not met. Culture, irony and acting mislead them.',
  },
  manipulation_assessment: {
    what: 'Wording that the literature describes as pressure or manipulation: guilt, threats, belittling, false urgency and the like.',
    how: 'Precise phrase patterns, each with the quote it found. The density says how closely the cues stand, not how probable manipulation is.',
    cannot: 'Whether anybody manipulates anybody. The same words occur in jokes, quotations and love. Patterns miss most of what is done without these words: in tests on written dialogues about six cases in ten.',
  },
  argument_analysis: {
    what: 'Claims, the reasons given for them, and a few fallacies of wording.',
    how: 'Claims and reasons are found through their connecting words (“because”, “therefore”, “I think that”). Strength is the share of claims with a reason.',
    cannot: 'Whether a claim is true or a reason good. A reason without a connecting word is missed. Only fallacies that show in the wording are named.',
  },
  speaker_attitude: {
    what: 'Politeness, formality, respect and the general attitude in the wording.',
    how: 'Counts of thanks, requests, apologies, commands, absolutes and forms of address, for their number of sentences.',
    cannot: 'What people think of each other. Families and cultures differ in what is polite. Sarcasm is not judged from words alone.',
  },
  enhanced_understanding: {
    what: 'Topics, commitments, open questions, and statements that somebody could check.',
    how: 'Sentences are sorted by their form: a promise, a question without an answer nearby, a number, a name or a date. Commitments are quoted word for word.',
    cannot: 'What was meant but not said. A question answered much later still counts as open. Checkable does not mean checked.',
  },
  psychological_analysis: {
    what: 'How sure the wording is, how much load on thinking shows, and strain in the voice.',
    how: 'Hedges against boosters, restarts and fillers by the number of words, and the voice against its own average where there is enough of it.',
    cannot: 'Anything about a person’s character or health, and never whether somebody lies: stress in the voice and uncertain wording tell truth from lie no better than chance.',
  },
  speaker_intent_analysis: {
    what: 'What the wording aims at: to persuade, to inform, to ask, to refuse, to promise.',
    how: 'Requests, demands, promises and refusals are counted by their form and weighed against each other.',
    cannot: 'Hidden aims. It reads what is on the surface, and of several speakers together where they are not told apart.',
  },
  audio_analysis: {
    what: 'How it was spoken: pace, pitch, loudness, pauses.',
    how: 'Pitch by autocorrelation on 16 kHz sound, intensity as RMS level, pace as words for voiced time, pauses as silences of at least a quarter of a second.',
    cannot: 'Age, sex, health or mood. With several voices in one track the pitch is that of all of them. Compression and telephones change jitter, shimmer and brightness.',
  },
  quantitative_metrics: {
    what: 'Counts: words, turns, shares of talking time, silence, questions.',
    how: 'Counted from the transcript and its times; by speaker only where speakers are known.',
    cannot: 'Who is right or in charge. Interruptions can be counted only where each speaker is known; people agree on them poorly even then. Otherwise the field is empty, with the reason.',
  },
  conversation_flow: {
    what: 'How the talk moves: phases, what each sentence does, gaps, and how it stays on topic.',
    how: 'Sentences get a coarse dialogue act by their form; coherence is the overlap of vocabulary between neighbouring passages; gaps come from the times.',
    cannot: 'Whether a conversation was good. Silence may be thought, and a jump of topic may be what everybody wanted.',
  },
};
