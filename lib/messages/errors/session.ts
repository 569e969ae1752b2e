import { grouped } from '#lib/messages/units';

const known = (labels: readonly string[]): string => (labels.length > 0 ? ` Choose one of ${labels.join(', ')}.` : '');
const nameLength = ({ longest }: { longest: number }) => `A speaker’s name must have 1 to ${longest} characters.`;

/** Errors that prevent a step or a change to a session. */
export const sessionErrors = {
  invalid_change: {
    ends_too_late: 'The expiry is more than ten years away. Choose an earlier time, or null for no expiry.',
    ends_in_past: 'The expiry is in the past. Choose a later time, or make the session private.',
    nothing_to_undo: 'There is no correction to undo: the text is as it was recognised.',
    unknown_passage: ({ id }: { id: number }) => `There is no passage ${id} in this transcript.`,
    unknown_speakers: ({ labels }: { labels: string[] }) =>
      `Name the two speakers to merge as the transcript shows them.${known(labels)}`,
    unknown_speaker: ({ label, labels }: { label: string; labels: string[] }) =>
      `There is no speaker called “${label}” in this session.${known(labels)}`,
    single_word: ({ id }: { id: number }) => `Passage ${id} has only one word, so it cannot be split.`,
    split_position: ({ id, words }: { id: number; words: number }) =>
      `Passage ${id} has ${words} words. Split it before one of the words 1 to ${words - 1}, counted from 0.`,
    passage_length: ({ longest }: { longest: number }) => `A passage can have at most ${grouped(longest)} characters.`,
    name_length: nameLength,
    former_name: ({ name, shown }: { name: string; shown: string }) =>
      `“${shown}” was called “${name}” before, so the two would be taken for the same person. Choose another name.`,
    title_length: ({ longest }: { longest: number }) => `A title must have 1 to ${longest} characters.`,
    tag_length: ({ longest }: { longest: number }) => `A tag must have 1 to ${longest} characters.`,
    no_reason: 'Say in a few words what is wrong with this finding.',
    too_many_links: ({ most }: { most: number }) =>
      `A session can have at most ${most} additional links. Revoke one that is no longer needed.`,
    too_many_questions: ({ most }: { most: number }) =>
      `A session can hold at most ${most} questions of your own. Remove one first.`,
    speakers_given:
      'This recording came with information about who speaks when, so the number of speakers changes nothing.',
    speaker_per_channel:
      'Each channel of this recording is a separate speaker, so the number of speakers changes nothing.',
  },
  text_changed:
    'The text has changed since you loaded this page. Look at the current text, then make your change again.',
  name_taken: ({ name }: { name: string }) => `Another speaker is already called “${name}”. Choose a different name.`,
  analysis_failed:
    'This step failed because of an internal error. The others are not affected. Run it again; if it fails again, look in the server log.',
  step_timeout: 'This analysis took longer than a minute and was stopped. The other analyses are not affected.',
  needs_transcript: {
    correct: 'There is no transcript to correct.',
    subtitles: 'There is no transcript yet, so there are no subtitles. Try again when the first words have appeared.',
    step: 'This step reads the transcript, and the transcription failed.',
    speakers: 'There is no transcript in which speakers could be distinguished. Run the transcription again first.',
    read: 'There is no transcript to read. Run the transcription again first.',
    unsure:
      'No passage is recognised with enough confidence to send it to the model. Correct the passages, or run the transcription again.',
  },
  needs_model: {
    question: 'A question of your own needs a language model. Set OPENAI_API_KEY or OPENAI_BASE_URL and restart.',
    instruction: 'Only a language model can follow an instruction. Leave the instruction out, or choose the model.',
    speech:
      'No speech model is configured. Set TRANSCRIPTION_MODEL, or run the transcription with the engine on this machine.',
    measured:
      'This step measures or counts and never uses a language model. Run it with the local engine and without an instruction.',
    language: 'No language model is configured. Set OPENAI_API_KEY or OPENAI_BASE_URL and restart.',
    evaluation:
      'No language model is configured. Set OPENAI_API_KEY or OPENAI_BASE_URL (docs/MODELS.md), or read recorded answers with --replay <file>.',
  },
  session_busy: {
    correct: 'The analysis is still running. Correct the text when all steps have finished.',
    speakers: 'The analysis is still running. Set the number of speakers when all steps have finished.',
    step: 'The analysis is still running. Try again when all steps have finished.',
  },
  withdrawn: 'This question was removed.',
  needs_times:
    'This text has no times, so it cannot be exported as subtitles. Export it as text, Markdown or a table instead.',
  needs_audio: {
    step: 'This step measures the sound, and this session has no recording.',
    text: 'This step measures the sound, and this session was made from a text.',
    speakers: 'Speakers are distinguished by their voices, and this session has no recording.',
    cut: 'This session has no recording, so no part of it can be exported.',
  },
  cancelled: {
    run: 'The run was cancelled.',
    question: 'The question was cancelled before it was answered.',
    before_model: 'The run was cancelled before the model had answered.',
    before_step: 'The run was cancelled before this step had finished.',
  },
  run_gave_up: ({ attempts }: { attempts: number }) =>
    `The server stopped ${attempts} times while it worked on this recording, so it no longer tries. Try another copy of the recording.`,
  superseded: 'Another process has taken over this run.',
} as const;
