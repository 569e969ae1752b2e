import { problemSentence } from '#lib/client/problem';
import { uploadingMessages } from '#lib/messages/uploading';
import type { UploadOutcome } from './contract';

/**
 * Waits between attempts, in ms, while the server or its database cannot be reached; a repeated request makes no second
 * session.
 */
const delays = [500, 1000, 2000, 4000, 8000];

export type Claimed = Exclude<UploadOutcome, { kind: 'cancelled' }> & { again: boolean };

/** Makes a session from a complete upload. Never rejects. */
export async function claimUpload(id: string, context?: object): Promise<Claimed> {
  for (const delay of [...delays, null]) {
    try {
      const response = await fetch('/api/sessions', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ upload: id, context }),
      });
      const body = await response.text();
      const session_id = response.status === 201 ? sessionIdIn(body) : null;
      if (session_id !== null) return { kind: 'created', session_id, again: false };
      if (response.status === 503 && delay !== null) {
        await pause(delay);
        continue;
      }
      return {
        kind: 'refused',
        sentence: problemSentence(body),
        again: response.status >= 500 || response.status === 409 || response.status === 429,
      };
    } catch {
      if (delay !== null) await pause(delay);
    }
  }
  return {
    kind: 'refused',
    sentence: uploadingMessages.arrivedNoAnswer,
    again: true,
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms * (0.5 + Math.random())));
}

export function sessionIdIn(body: string): string | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && 'session_id' in value && typeof value.session_id === 'string')
      return value.session_id;
  } catch {
    // Falls through: the server did not answer in JSON.
  }
  return null;
}
