import { problemSentence } from './problem';

/** The outcome of a request: a value, or the sentence about the problem. */
export type Asked<T> = { value: T } | { problem: string };

/** Requests JSON from our own server. Never rejects. */
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
