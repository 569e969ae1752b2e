import { gigabytes, grouped, hours, megabytes } from '#lib/messages/units';

const headerOnly = 'The file has a header but contains no sound. Record it again or choose another file.';

/** Errors of a recording or a transcript that a person sends, and of processing it. */
export const recordingErrors = {
  session_not_empty: {
    analysed: 'This session has already been analysed.',
    recording_ended: 'This recording has already ended. Start a new one.',
    not_yours: 'This session_id does not name an empty session of yours. Leave it out to make a new session.',
  },
  upload_too_large: {
    file: ({ most_bytes }: { most_bytes: number }) =>
      `The file is larger than ${megabytes(most_bytes)}, the limit of this installation. Shorten it, or save it in a compressed format such as MP3.`,
    field: ({ field, most_bytes }: { field: string; most_bytes: number }) =>
      `The field "${field}" is larger than ${megabytes(most_bytes)}. Send its content as a file.`,
    more_than_announced: 'The request contains more bytes than Upload-Length announced.',
    live: ({ most_bytes }: { most_bytes: number }) =>
      `The recording has reached ${Math.round(most_bytes / 1e6)} MB, the limit of this installation, and was ended.`,
    unbroken_text:
      'The text contains more than 10,000 characters without a break. Put each turn, or each sentence, on a line of its own.',
    speakers: ({ count }: { count: number }) =>
      `The transcript names ${grouped(count)} speakers, and at most 100 can be distinguished. Check whether something else stands in place of the names, or split the conversation.`,
    passages:
      'The transcript has more than 20,000 passages, the limit for one session. Split it, or put each speaker’s turn on one line.',
    words: 'The transcript is longer than 200,000 words, the limit for one session. Split it into parts.',
    text: 'The transcript is longer than 5 MB of text, the limit for one session. Split it into parts.',
  },
  owner_quota_used: {
    size: ({
      kept_bytes,
      most_bytes,
      coming_bytes,
    }: {
      kept_bytes: number;
      most_bytes: number;
      coming_bytes: number;
    }) =>
      `You use ${gigabytes(kept_bytes)} of your ${gigabytes(most_bytes)}, and this recording needs ${gigabytes(coming_bytes)}. Delete recordings that you no longer need, then send it again.`,
    duration: ({ kept_s, most_s, coming_s }: { kept_s: number; most_s: number; coming_s: number }) =>
      `You use ${hours(kept_s)} of your ${hours(most_s)} of recordings, and this one lasts ${hours(coming_s)}. Delete recordings that you no longer need, then send it again.`,
  },
  unsupported_media: {
    other_file: ({ extension, media_type }: { extension: string; media_type: string }) =>
      `This is a ${extension.toUpperCase()} file (${media_type}), not a recording. Choose an audio or video file.`,
    playlist: 'This is a playlist: it refers to recordings but contains none. Choose the recording itself.',
    web_page: 'This is a web page, not a recording. Save the audio itself and choose that file.',
    xml: 'This is an XML document, not a recording. Choose an audio or video file.',
    text: 'This is a text file, not a recording. Choose an audio or video file.',
    not_16_bit: 'Only 16-bit samples can be read while they arrive. Record with -f S16_LE.',
  },
  no_audio: {
    missing: 'There is no recording in the field "audio" and no text in "transcript". Choose a file and send it again.',
    empty_upload: 'The file is empty. Choose another one, or record again.',
    empty: 'The file is empty. Choose a recording that contains sound.',
    single_byte: 'The file contains a single byte. Choose a recording that contains sound.',
    header_only: headerOnly,
    silent_video: 'The video has no sound track. Choose a recording that contains sound.',
    no_track: 'This file has no sound track. Choose a recording that contains sound.',
    nothing_recorded: 'Nothing was recorded, so nothing was kept.',
    nothing_piped:
      'No sound arrived. Pipe 16-bit samples into this command, for example from arecord -f S16_LE -t raw.',
  },
  unreadable_transcript: {
    no_words: 'This text contains no words. Paste what was said, one line for each turn.',
    empty_text: 'This file contains no text.',
    no_text: ({ name }: { name: string }) =>
      `“${name}” contains no text. Send a transcript as plain text, subtitles (.srt, .vtt, .sbv), a table (.csv) or a recogniser’s .json.`,
    no_subtitles: ({ name, example }: { name: string; example: string }) =>
      `No subtitle with its times was found${name === '' ? '' : ` in “${name}”`}. Each needs a line such as “${example}” with the words below it.`,
    no_passages: ({ name }: { name: string }) =>
      `${name === '' ? 'This' : `“${name}”`} is JSON without passages of text. Send the output of Whisper, WhisperX, Deepgram, AssemblyAI, Rev, AWS, Google or Azure, or lines such as “Anna: Hello.”`,
    timeout: 'Reading this text took longer than a minute and was stopped. Split it into parts.',
  },
  unreadable_audio: {
    not_opened: 'The file could not be opened as audio. It may be damaged, or its format is not supported.',
    nothing_decoded: 'The file has a sound track, but none of it could be decoded. It may be damaged.',
    unknown_codec: 'The sound track uses a codec that is not supported. Convert the file to MP3 or WAV and try again.',
    damaged_track: 'The sound track could not be decoded. The file may be damaged.',
  },
  audio_too_long: {
    file: ({ most_min }: { most_min: number }) =>
      `The recording is longer than ${most_min} minutes, the limit of this installation. Cut it and try again.`,
    live: ({ most_min }: { most_min: number }) =>
      `The recording has reached ${most_min} minutes, the limit of this installation, and was ended.`,
  },
  audio_out_of_range: {
    channels: ({ channels, most }: { channels: number; most: number }) =>
      `The recording has ${channels} channels; at most ${most} can be read. Mix it down and try again.`,
    sample_rate: ({ sample_rate_hz }: { sample_rate_hz: number }) =>
      `The sample rate is ${grouped(sample_rate_hz)} Hz; rates from 8,000 to 192,000 Hz can be read. Convert the recording and try again.`,
    live_sample_rate: ({
      sample_rate_hz,
      least_hz,
      most_hz,
    }: {
      sample_rate_hz: number;
      least_hz: number;
      most_hz: number;
    }) =>
      `A live recording takes ${grouped(least_hz)} to ${grouped(most_hz)} samples a second, but this one has ${grouped(sample_rate_hz)}. Let the browser convert it.`,
    live_channels: 'A live recording has one or two channels.',
  },
  decoder_failed: {
    too_slow:
      'Decoding this recording took far too long for its length and was stopped. Convert it to MP3 or WAV and try again.',
    stalled: 'Decoding this recording stopped making progress and was ended. Convert it to MP3 or WAV and try again.',
    crashed:
      'The decoder stopped unexpectedly on this recording. Try again; if it happens again, convert the recording to MP3 or WAV.',
    live: 'The live analysis of this recording failed. Nothing is lost: end the recording, and all of it will be analysed.',
  },
  recogniser_failed:
    'Speech recognition stopped unexpectedly. The words recognised so far are kept. Run the transcription again.',
  live_taken: {
    other_process:
      'Another process of the server holds the first part of this recording. Try again there, or start a new recording.',
    not_recording:
      'This connection is not recording: the recording has ended or continues in another window. Send live:start first.',
    ended_or_elsewhere: 'This recording has ended or continues in another window.',
    elsewhere: 'This recording continues in another window.',
    stop_without_start:
      'This connection is not recording. Send live:stop with the session_id of one of your recordings.',
  },
  recording_missing:
    'The storage no longer contains the recording or text of this session. Send it again as a new session.',
} as const;
