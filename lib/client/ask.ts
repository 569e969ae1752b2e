import { problemSentence } from './problem';

/** What came back: a value, or the sentence that says what went wrong. */
export type Asked<T> = { value: T } | { problem: string };

/** Asks our own server for JSON. Never rejects. */
export async function ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Asked<T>> {
  try {
    const response = await fetch(path, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } } : {}),
    });
    const text = await response.text();
    return response.ok ? { value: JSON.parse(text) as T } : { problem: problemSentence(text) };
  } catch {
    return { problem: problemSentence('') };
  }
}
