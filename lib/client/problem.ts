import { clientMessages } from '#lib/messages/client';

const fallback = clientMessages.unexpectedAnswer;

/** The sentence in an answer of `application/problem+json`, or one of our own where there is none. */
export function problemSentence(body: string, otherwise: string = fallback): string {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null) {
      if ('detail' in value && typeof value.detail === 'string' && value.detail !== '') return value.detail;
      if ('title' in value && typeof value.title === 'string' && value.title !== '') return `${value.title}.`;
    }
  } catch {
    // Not JSON: a proxy's own page, or nothing at all.
  }
  return otherwise;
}

/** Sends a request whose answer does not matter. Gives null, or the sentence that says what went wrong. */
export async function send(method: 'DELETE' | 'PATCH' | 'POST', path: string, body?: object): Promise<string | null> {
  try {
    // What is deleted when the page is left must still go out.
    const response = await fetch(path, {
      method,
      keepalive: method === 'DELETE',
      ...(body ? { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } } : {}),
    });
    return response.ok ? null : problemSentence(await response.text());
  } catch {
    return fallback;
  }
}
