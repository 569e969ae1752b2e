import { expect, test, vi } from 'vitest';
import { FactHub } from '#lib/events/hub';
import { Access } from '#lib/sessions/access';
import { newId } from '#lib/sessions/ids';
import type { SessionStore, StoredSession } from '#lib/sessions/store';

const hour = 3_600_000;

/** A session whose address works until `end`, and nothing else. */
function accessTo(id: string, end: Date): Access {
  const session = { id, owner_id: 'owner', visibility: 'link', link_expires_at: end } as StoredSession;
  const store = { find: async () => session, wasErased: async () => false } as Partial<SessionStore> as SessionStore;
  return new Access(store, { links: async () => [], add: async () => undefined, revoke: async () => false, revokeAll: async () => undefined }, new FactHub());
}

test('a stream ends when its time is over by the clock, also where the clock was set forward or back meanwhile', async () => {
  vi.useFakeTimers();
  try {
    const id = newId();
    const access = accessTo(id, new Date(Date.now() + 2 * hour));
    const visitor = { owner_id: null };
    const { ended } = await access.toFollow(id, visitor);
    vi.setSystemTime(Date.now() - hour);
    await vi.advanceTimersByTimeAsync(2.5 * hour);
    expect(ended.aborted, 'half an hour is left').toBe(false);
    vi.setSystemTime(Date.now() + 24 * hour);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ended.aborted).toBe(true);
    await expect(access.toFollow(id, visitor)).rejects.toMatchObject({ code: 'not_found' });
  } finally {
    vi.useRealTimers();
  }
});
