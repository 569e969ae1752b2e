import { problemSentence } from './problem';

export interface UploadProgress {
  sent: number;
  /** The request's size, a little more than the file's; 0 where the browser does not tell. */
  total: number;
}

/** What is sent: a file, a recording or a transcript, or a text that was pasted. */
export interface Sendable {
  name: string;
  /** In bytes. */
  size: number;
  content: File | string;
}

export function sendableText(text: string): Sendable {
  return { name: 'Your text', size: new Blob([text]).size, content: text };
}

export type UploadOutcome = { kind: 'created'; session_id: string } | { kind: 'refused'; sentence: string } | { kind: 'cancelled' };

const broken = 'The upload broke off before it was finished. Check the connection and try again; nothing was kept.';

function sessionIdIn(body: string): string | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && 'session_id' in value && typeof value.session_id === 'string') return value.session_id;
  } catch {
    // Falls through: the server did not answer in JSON.
  }
  return null;
}

/** XMLHttpRequest, because `fetch` tells nothing about how much of a request body has been sent. Never rejects. */
export function upload({ name, content }: Sendable, options: { onProgress: (progress: UploadProgress) => void; signal: AbortSignal }): Promise<UploadOutcome> {
  return new Promise((resolve) => {
    if (options.signal.aborted) return resolve({ kind: 'cancelled' });
    const request = new XMLHttpRequest();
    const form = new FormData();
    if (typeof content === 'string') form.append('transcript', content);
    else form.append('audio', content, name);
    request.upload.addEventListener('progress', (event) => {
      options.onProgress({ sent: event.loaded, total: event.lengthComputable ? event.total : 0 });
    });
    request.addEventListener('load', () => {
      const id = request.status === 201 ? sessionIdIn(request.responseText) : null;
      resolve(id === null ? { kind: 'refused', sentence: problemSentence(request.responseText) } : { kind: 'created', session_id: id });
    });
    request.addEventListener('error', () => resolve({ kind: 'refused', sentence: broken }));
    request.addEventListener('abort', () => resolve({ kind: 'cancelled' }));
    options.signal.addEventListener('abort', () => request.abort(), { once: true });
    request.open('POST', '/api/sessions');
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.send(form);
  });
}
