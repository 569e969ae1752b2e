import { clientMessages } from '#lib/messages/client';
import type { UploadOptions, UploadOutcome } from './contract';
import { sessionIdIn } from './claim-upload';
import type { Wanted } from '#lib/speech/transcripts/contract';
import type { SpeakerCount } from '#lib/analyses/measures/speaker-counts';
import { problemSentence } from '#lib/client/problem';

/** What is sent: a file, a recording or a transcript, or a text that was pasted. */
export interface Sendable {
  name: string;
  /** In bytes. */
  size: number;
  content: File | string;
  /** Of a text that two readings fit, which one is wanted. */
  wanted?: Wanted;
  /** BCP 47: the language of a recording, where somebody has said it. */
  language?: string;
  /** How many people speak, where somebody has said it. */
  speakers?: SpeakerCount;
}

/** What goes along as the session's context; undefined where there is nothing to say. */
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
  return { name: clientMessages.yourText, size: new Blob([text]).size, content: text, ...(wanted ? { wanted } : {}) };
}

const broken = clientMessages.uploadBrokeOff;

/** Files go in parts that can be resumed, texts in one request. Never rejects. */
export async function upload(sendable: Sendable, options: UploadOptions): Promise<UploadOutcome> {
  const { name, content, wanted } = sendable;
  const context = contextOf(sendable);
  if (typeof content === 'string' || wanted) return sendForm(content, options, name, context);
  // An empty file has no parts; the server's sentence for it comes with the form.
  if (content.size === 0) return sendForm(content, options, name);
  try {
    const { sendFile } = await import('./resumable-upload');
    return await sendFile(content, options, context);
  } catch {
    return { kind: 'refused', sentence: broken };
  }
}

/** XMLHttpRequest, because `fetch` tells nothing about how much of a request body has been sent. */
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
