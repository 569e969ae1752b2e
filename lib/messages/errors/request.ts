import { megabytes } from '#lib/messages/units';

/** Errors of a request: its form, its address, its rights and its rate. */
export const requestErrors = {
  invalid_form: {
    not_multipart:
      'Send the recording as multipart/form-data in a field named "audio", or a transcript in a field named "transcript".',
    encoded: ({ coding }: { coding: string }) =>
      `The body uses the content coding "${coding}". Send the form without Content-Encoding.`,
    no_boundary: 'The form has no boundary. Let your HTTP client set the Content-Type of a multipart form.',
    too_many_files: 'The form contains more than one file. Send one recording at a time.',
    too_many_fields: 'The form has too many fields. It takes audio or transcript, session_id and context.',
    misnamed_file: ({ field }: { field: string }) =>
      `The file is in the field "${field}". Put a recording in the field "audio" and a transcript in "transcript".`,
    text_and_file: 'The form contains both a text and a file. Send only one of them.',
  },
  invalid_context: {
    too_large: 'The session context is larger than 8 MB. Leave out what the analysis does not need.',
    not_json: 'The field "context" is not valid JSON.',
    mismatch: ({ at, problem }: { at: string; problem: string }) =>
      `The session context is not valid at ${at}: ${problem}.`,
  },
  invalid_cursor: {
    not_a_number:
      'The cursor must be the number of the last event that you received, for example 12. Leave it out to start from the beginning.',
    beyond_end: ({ last_seq }: { last_seq: number }) =>
      `The log of this session ends at ${last_seq}. Leave the cursor out to read it from the beginning.`,
    join_beyond_end: ({ last_seq }: { last_seq: number }) =>
      `The log of this session ends at ${last_seq}. Join again without "after".`,
    other_list: 'This cursor comes from another list. Start again without a cursor.',
  },
  invalid_address:
    'The address is not in its plain form. Remove “..”, backslashes and similar parts, and request the path itself.',
  wrong_method: {
    unknown:
      'The server does not support this method here. Read pages with GET; below /api, send OPTIONS to see which methods an address takes.',
    page: 'Pages are read with GET. Send changes to an address below /api.',
  },
  unreadable_request: 'The server could not read this as an HTTP request.',
  headers_too_large:
    'The headers of this request are too long. Delete the cookies of this site, or send fewer headers.',
  request_timeout: 'The request did not arrive in time. Try again.',
  invalid_query: {
    open_sessions: 'The list takes since (an ISO time).',
    alike:
      'The search by meaning takes q (words to search for) and the filters of the library: since, min_s, max_s, speaker, tag and has.',
    library:
      'The list takes q (words to search for), cursor (from the previous page), limit (1 to 100), sort (newest, oldest, longest or title), since (an ISO time), min_s and max_s (seconds), speaker, tag, and has (pressure, tasks and open, separated by commas).',
    cut: ({ longest_min }: { longest_min: number }) =>
      `Name the part of the recording with "from" and "to" in seconds. It may be at most ${longest_min} minutes long.`,
    cut_beyond_end: 'The recording ends before this part begins. Choose an earlier part.',
    export: ({ formats, tables }: { formats: string[]; tables: string[] }) =>
      `An export takes format (one of ${formats.join(', ')}), for csv also table (one of ${tables.join(', ')}), and for wav also from and to in seconds.`,
    frame_not_whole: ({ channels, bytes }: { channels: number; bytes: number }) =>
      `A frame holds whole 16-bit samples of ${channels === 1 ? 'one channel' : 'two interleaved channels'}, but this frame has ${bytes} bytes.`,
    frame_too_long: 'A frame should last 100 to 250 ms, but this one lasts more than a second. Send shorter frames.',
    live_start: 'live:start takes { session_id?, sample_rate_hz, channels?, context? }; channels is 1 or 2.',
    live_audio: 'live:audio takes { frame, pcm }: a number that starts at 0, and 16-bit samples as bytes.',
    live_mark: 'live:mark takes { text, at_s? }: at most 200 characters, and seconds from the start.',
    join: 'session:join takes { session_id, after?, token?, viewers?, view? }.',
  },
  upload_interrupted: {
    file: 'The upload broke off before the whole file had arrived. Send it again.',
    body: 'The request broke off before all of it had arrived. Send it again.',
    cancelled: 'The upload was cancelled.',
  },
  upload_conflict: {
    offset:
      'The server has received a different number of bytes. Send HEAD to learn the Upload-Offset, and continue from there.',
    taken_over: 'Another request is continuing this upload.',
    being_opened: 'Another request is opening this upload. Wait for its answer.',
    incomplete: ({ received, expected }: { received: number; expected: number | null }) =>
      expected === null
        ? `Only ${received} bytes have arrived so far. Send the rest first.`
        : `Only ${received} of ${expected} bytes have arrived. Send the rest first.`,
  },
  upload_expired: 'This upload is more than a day old and was removed. Send the file again.',
  invalid_upload: ({ problem }: { problem: string }) => `The request breaks the upload protocol: ${problem}.`,
  upload_protocol:
    'The server supports tus 1.0. Send the header Tus-Resumable: 1.0.0, or post the file as a form to /api/sessions.',
  range_not_satisfiable: ({ size }: { size: number }) =>
    `The audio is ${size} bytes long, and the requested part lies beyond its end.`,
  invalid_body: {
    not_json: 'The body is not valid JSON.',
    too_large: ({ most_bytes }: { most_bytes: number }) => `The body is larger than ${megabytes(most_bytes)}.`,
    redeem: 'Send { "code": "..." } with a code of twelve characters or a saved key.',
    dispute: ({ longest_reason }: { longest_reason: number }) =>
      `Send { "finding": its id, "reason": at most ${longest_reason} characters } to mark a finding as wrong.`,
    undispute: 'Send { "finding": its id } to remove the mark from a finding.',
    share:
      'Send { "visibility": "link" or "private", "expires_at": ISO time or null, or "expires_in": seconds, "link": { either of the two } }.',
    unshare: 'Send { "link_id": "..." } to revoke one link, or an empty body to stop sharing.',
    run_again: ({ longest_instruction }: { longest_instruction: number }) =>
      `Send { engine?: "local" | "model", instruction?: "at most ${longest_instruction} characters" } to run a step again.`,
    question: ({ longest_name, longest_instruction }: { longest_name: number; longest_instruction: number }) =>
      `Send a question as { name: "at most ${longest_name} characters", instruction: "at most ${longest_instruction}" }.`,
    claim:
      'Send { "upload": "<id>" } with the id of a finished upload, and "context" and "session_id" if you need them.',
    change:
      'Send a change as { "title": "..." }, { "tags": ["..."] } (at most 12), { "speaker_names": { "Speaker 1": "Anna" } }, { "speaker_count": 2 } (1 to 4, or null) or { "edits": [...], "seq": 120 }, or combine several of them.',
    edits_without_seq:
      'Corrections need "seq", the number of the last event that you have seen, so that the server can refuse them if the text has changed since.',
    line_not_json: 'This line is not valid JSON.',
    line_mismatch: ({ at, problem }: { at: string; problem: string }) =>
      `The line is not valid at ${at}: ${problem}. Write { id, text } or { id, segments: [{ text, speaker?, start_s?, end_s? }] }.`,
    line_empty: 'The line has neither "text" nor "segments".',
    file_not_json: ({ path }: { path: string }) => `${path} is not valid JSON.`,
    file_mismatch: ({ path, at, problem }: { path: string; at: string; problem: string }) =>
      `${path} is not valid at ${at}: ${problem}.`,
    not_a_model_recording: ({ path, problem }: { path: string; problem: string | null }) =>
      `${path} is not a recording of a model’s answers${problem === null ? '' : `: ${problem}`}.`,
  },
  too_many_requests: {
    rate: ({ retry_after_s }: { retry_after_s: number }) =>
      `You sent too many requests in a short time. Try again in ${
        retry_after_s < 90 ? `${retry_after_s} seconds` : `${Math.ceil(retry_after_s / 60)} minutes`
      }.`,
    streams: 'Too many sessions are open from this address. Close some of them and try again.',
    recordings: ({ most }: { most: number }) =>
      `You are making ${most} recordings already. End one of them before you start another.`,
    faster_than_time:
      'More sound has arrived than time has passed since the recording began. Upload a finished recording as a file.',
    frames_waiting: ({ most }: { most: number }) =>
      `More than ${most} pieces of sound are waiting to be stored. Wait for answers before you send more; next_frame tells you where to continue.`,
  },
  unknown_host: ({ host }: { host: string }) =>
    `This server does not answer to the name “${host}”. Open it by its own address, or ask its administrator to add the name to ALLOWED_HOSTS.`,
  forbidden_origin: 'This request came from another site. Open Undertone and try there.',
  password_needed:
    'This installation is protected by a password. Open its start page in a browser, or send the password in the header X-Access-Password.',
  not_found: {
    session:
      'There is no session at this address, or it is not shared with you. Ask the person who sent it for a new link.',
    session_id: 'There is no session with this id.',
    waveform: 'The waveform is not ready. It appears when the recording has been decoded.',
    step: 'There is no such step. Name one of the twelve analyses, "readings" for all results that are out of date since a correction, "custom" for a new question, or the type of a question that you asked.',
    finding: 'There is no such finding in this session. It may have disappeared when a step was run again.',
    not_disputed: 'This finding is not marked as wrong.',
    link: 'This session has no such link. It may have been revoked already.',
    question: 'There is no such question in this session.',
    upload: 'There is no such upload. It may be more than a day old or already used. Send the file again.',
    api_docs_file: 'There is no such file. The documentation is at /api/docs.',
    api_address: 'There is no such address in the API. The documentation is at /api/docs.',
    text_session: 'This session was made from a text and has no recording.',
    recording_yet: 'This session has no recording yet.',
    audio: 'There is no audio at this address.',
    metrics: 'There is nothing at this address.',
    texts_file: ({ path }: { path: string }) => `No readable file of texts was found at ${path}.`,
    database: ({ folder }: { folder: string }) =>
      `There is no database in ${folder}. Set DATA_DIR to the folder that the server uses.`,
    file: ({ path }: { path: string }) => `There is no file at ${path}.`,
    gold: ({ folder }: { folder: string }) =>
      `${folder} contains no conversations with gold annotations. Add <id>.json, and gold/<id>.json for each (docs/EVIDENCE.md describes both).`,
    recorded_talks: ({ folder }: { folder: string }) =>
      `${folder} contains none of the conversations in the recorded answers.`,
    model_recording: ({ path }: { path: string }) =>
      `There are no recorded answers at ${path}. Configure a model and make them with --record ${path} (docs/MODELS.md).`,
  },
  erased: 'This session was erased, together with its recording and all its results.',
  not_owner: {
    viewer: 'Only the person who made this session can change it. You are viewing a shared session.',
    nobody: 'Nothing here belongs to this browser: it has no recordings of its own yet, or its cookies were deleted.',
    live_needs_owner:
      'The server must know who is recording. Open a page of this server first, or send the header Authorization: Bearer <owner_token>.',
  },
  wrong_code:
    'This code does not work. A code is valid for ten minutes and can be used once. Make a new one in the other browser.',
} as const;
