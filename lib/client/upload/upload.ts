import { uploadingMessages } from '#lib/messages/uploading';
import type { UploadOptions, UploadOutcome } from './contract';
import { sessionIdIn } from './claim-upload';
import type { Wanted } from '#lib/speech/transcripts/contract';
import type { SpeakerCount } from '#lib/analyses/measures/speaker-counts';
import { problemSentence } from '#lib/client/problem';

/** Something to send: a file, a recording or a transcript, or pasted text. */
export interface Sendable {
  name: string;
  /** In bytes. */
  size: number;
  content: File | string;
  /** For a text that can be read in two ways, the chosen one. */
  wanted?: Wanted;
  /** BCP 47: the language of a recording, if the user gave it. */
  language?: string;
  /** How many people speak, if the user gave it. */
  speakers?: SpeakerCount;
}

/** The session's context; undefined if there is nothing to say. */
function contextOf({ wanted, language, speakers }: Sendable): object | undefined {
  return wanted || language || speakers
    ? {
        ...(wanted ? { read_as: wanted } : {}),
        ...(language ? { language } : {}),
        ...(speakers ? { speaker_count: speakers } : {}),
      }
    : undefined;
}

export function sendableText(text: string, wanted?: Wanted): Sendable {
  return {
    name: uploadingMessages.yourText,
    size: new Blob([text]).size,
    content: text,
    ...(wanted ? { wanted } : {}),
  };
}

const broken = uploadingMessages.uploadBrokeOff;

/** Files are sent in parts that can be resumed, texts in one request. Never rejects. */
export async function upload(sendable: Sendable, options: UploadOptions): Promise<UploadOutcome> {
  const { name, content, wanted } = sendable;
  const context = contextOf(sendable);
  if (typeof content === 'string' || wanted) return sendForm(content, options, name, context);
  // An empty file has no parts; a form gets the server's sentence for it.
  if (content.size === 0) return sendForm(content, options, name);
  try {
    const { sendFile } = await import('./resumable-upload');
    return await sendFile(content, options, context);
  } catch {
    return { kind: 'refused', sentence: broken };
  }
}

/** XMLHttpRequest, because `fetch` does not report upload progress. */
function sendForm(
  content: string | File,
  options: UploadOptions,
  name?: string,
  context?: object,
): Promise<UploadOutcome> {
  return new Promise((resolve) => {
    if (options.signal.aborted) return resolve({ kind: 'cancelled' });
    const request = new XMLHttpRequest();
    const form = new FormData();
    if (typeof content === 'string') form.append('transcript', content);
    else form.append('audio', content, name);
    if (context) form.append('context', JSON.stringify(context));
    request.upload.addEventListener('progress', (event) => {
      options.onProgress({ sent: event.loaded, total: event.lengthComputable ? event.total : 0 });
    });
    request.addEventListener('load', () => {
      const id = request.status === 201 ? sessionIdIn(request.responseText) : null;
      resolve(
        id === null
          ? { kind: 'refused', sentence: problemSentence(request.responseText) }
          : { kind: 'created', session_id: id },
      );
    });
    request.addEventListener('error', () => resolve({ kind: 'refused', sentence: broken }));
    request.addEventListener('abort', () => resolve({ kind: 'cancelled' }));
    options.signal.addEventListener('abort', () => request.abort(), { once: true });
    request.open('POST', '/api/sessions');
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.send(form);
  });
}
