import { clientMessages } from '#lib/messages/client';

const fallback = clientMessages.unexpectedAnswer;

/** The sentence in an answer of `application/problem+json`, or `otherwise` if there is none. */
export function problemSentence(body: string, otherwise: string = fallback): string {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null) {
      if ('detail' in value && typeof value.detail === 'string' && value.detail !== '') return value.detail;
      if ('title' in value && typeof value.title === 'string' && value.title !== '') return `${value.title}.`;
    }
  } catch {
    // Not JSON: a proxy's own page, or an empty body.
  }
  return otherwise;
}

/** Sends a request whose answer does not matter. Returns null, or the sentence about the problem. */
export async function send(method: 'DELETE' | 'PATCH' | 'POST', path: string, body?: object): Promise<string | null> {
  try {
    // A deletion must still be sent when the page is closed.
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
