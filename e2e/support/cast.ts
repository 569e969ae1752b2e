import { io, type Socket } from 'socket.io-client';
import { type CreatedSession, createSession } from './api.ts';
import { sentencePath } from './audio.ts';
import { expect } from './expect.ts';
import { frames, readRun } from './sse.ts';
import type { Problem } from '#lib/base/errors';
import type { SharingAnswer } from '#lib/sessions/access/sharing-contract';

export const actors = ['nobody', 'viewer', 'another owner', 'revoked', 'expired', 'owner'] as const;
export type Actor = (typeof actors)[number];

export async function emptySession(url: string): Promise<CreatedSession> {
  return (await (await fetch(`${url}/api/sessions`, { method: 'POST' })).json()) as CreatedSession;
}

/** Gives an empty session a text. */
export async function fill(url: string, { session_id, owner_token }: CreatedSession): Promise<void> {
  const form = new FormData();
  form.append('session_id', session_id);
  form.append('transcript', 'Anna: We meet at noon.\nBen: At one, please.');
  const headers = { authorization: `Bearer ${owner_token}` };
  expect((await fetch(`${url}/api/sessions`, { method: 'POST', headers, body: form })).status).toBe(201);
}

/** A private session with its actors, and a deleted one. */
export async function cast(
  url: string,
): Promise<{ made: CreatedSession; erased: CreatedSession; tokens: Record<Actor, string | undefined> }> {
  const made = await createSession(url, sentencePath);
  await readRun(await fetch(`${url}/api/sessions/${made.session_id}/events?until=complete`));
  const auth = { authorization: `Bearer ${made.owner_token}`, 'content-type': 'application/json' };
  const share = async (method: string, body: unknown) =>
    (await (
      await fetch(`${url}/api/sessions/${made.session_id}/share`, { method, headers: auth, body: JSON.stringify(body) })
    ).json()) as SharingAnswer;
  const [viewer, revoked, expired] = [
    await share('POST', { visibility: 'private', link: {} }),
    await share('POST', { link: {} }),
    await share('POST', { link: { expires_in: 1 } }),
  ];
  await share('DELETE', { link_id: revoked.made?.link_id });
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const another = await emptySession(url);
  const erased = (await (
    await fetch(`${url}/api/sessions`, { method: 'POST', headers: { authorization: auth.authorization } })
  ).json()) as CreatedSession;
  await fetch(`${url}/api/sessions/${erased.session_id}`, {
    method: 'DELETE',
    headers: { authorization: auth.authorization },
  });
  return {
    made,
    erased,
    tokens: {
      nobody: undefined,
      viewer: viewer.made?.token,
      revoked: revoked.made?.token,
      expired: expired.made?.token,
      'another owner': another.owner_token,
      owner: made.owner_token,
    },
  };
}

export function connect(url: string, extraHeaders: Record<string, string> = {}): Socket {
  return io(url, { transports: ['websocket'], extraHeaders, forceNew: true });
}

/** `in`, or the code of the refusal. */
export async function joined(socket: Socket, session_id: string, token?: string): Promise<string> {
  const answer = (await socket
    .timeout(10_000)
    .emitWithAck('session:join', { session_id, ...(token === undefined ? {} : { token }) })) as { error?: Problem };
  return answer.error?.code ?? 'in';
}

/** Reads a stream to its end; `hear` is called at each of its events. */
export async function drained(response: Response, hear: () => void = () => undefined): Promise<void> {
  for await (const frame of frames(response)) {
    expect(frame.event).toBe('');
    hear();
  }
}
