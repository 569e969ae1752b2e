import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FactHub } from '#lib/events/hub';
import { Access } from './access.ts';
import { newId } from '#lib/sessions/ids';
import type { ShareStore } from './share-store.ts';
import type { SessionStore, StoredSession } from '#lib/sessions/store';

const minute = 60_000;
const noon = Date.UTC(2026, 5, 1, 12);
const viewer = { owner_id: null };

beforeEach(() => void vi.useFakeTimers({ now: noon }));
afterEach(() => void vi.useRealTimers());

/** A session whose address works for ten minutes. */
function shared(): { access: Access; hub: FactHub; session: StoredSession } {
  const session = {
    id: newId(),
    owner_id: 'owner',
    visibility: 'link',
    link_expires_at: new Date(noon + 10 * minute),
  } as StoredSession;
  const store: Pick<SessionStore, 'find' | 'wasErased'> = {
    find: async (id) => (id === session.id ? session : null),
    wasErased: async () => false,
  };
  const shares: Pick<ShareStore, 'links'> = { links: async () => [] };
  const hub = new FactHub();
  return { access: new Access(store as SessionStore, shares as ShareStore, hub), hub, session };
}

async function watch(
  { access, session }: ReturnType<typeof shared>,
  visitor: { owner_id: string | null } = viewer,
): Promise<AbortSignal> {
  return (await access.toFollow(session.id, visitor)).ended;
}

test('a stream ends when the address expires, and not before', async () => {
  const ended = await watch(shared());
  await vi.advanceTimersByTimeAsync(10 * minute - 1000);
  expect(ended.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(2000);
  expect(ended.aborted).toBe(true);
});

test('a clock that is set forward ends it within two seconds, one that is set back keeps it open until the end', async () => {
  const forward = await watch(shared());
  vi.setSystemTime(noon + 60 * minute);
  await vi.advanceTimersByTimeAsync(2000);
  expect(forward.aborted).toBe(true);

  vi.setSystemTime(noon);
  const back = await watch(shared());
  vi.setSystemTime(noon - 60 * minute);
  await vi.advanceTimersByTimeAsync(30 * minute);
  expect(back.aborted, 'by the clock the address works for another forty minutes').toBe(false);
  await vi.advanceTimersByTimeAsync(41 * minute);
  expect(back.aborted).toBe(true);
});

test('deletion ends every open stream, also the owner’s; closed streams are not checked again', async () => {
  const all = shared();
  const [one, other] = [await watch(all), await watch(all, { owner_id: 'owner' })];
  const gone = await all.access.toFollow(all.session.id, viewer);
  gone.close();
  expect(all.hub.watched()).toEqual([all.session.id]);
  const { id } = all.session;
  all.session.id = 'erased';
  all.hub.end(id);
  await vi.advanceTimersByTimeAsync(1);
  expect([one.aborted, other.aborted, gone.ended.aborted]).toEqual([true, true, false]);
  expect(all.hub.watched()).toEqual([]);
});

test('a thousand concurrent requests share a query, and a change counts for all later ones', async () => {
  const all = shared();
  const { session } = all;
  let looks = 0;
  let visibility: StoredSession['visibility'] = 'link';
  const find = async (): Promise<StoredSession> => {
    looks += 1;
    const found = { ...session, visibility };
    await new Promise((resolve) => setTimeout(resolve, 5));
    return found;
  };
  const access = new Access(
    { find, wasErased: async () => false } as unknown as SessionStore,
    { links: async () => [] } as unknown as ShareStore,
    all.hub,
  );
  const early = access.toFollow(session.id, viewer);
  const others = Array.from({ length: 500 }, () =>
    access.toFollow(session.id, viewer).catch((error: unknown) => error),
  );
  visibility = 'private';
  all.hub.accessChanged(session.id);
  const late = Array.from({ length: 500 }, () => access.toFollow(session.id, viewer).catch((error: unknown) => error));
  await vi.advanceTimersByTimeAsync(100);
  expect((await early).ended.aborted).toBe(true);
  expect(new Set((await Promise.all([...others, ...late])).map((error) => (error as { code?: string }).code))).toEqual(
    new Set(['not_found']),
  );
  expect(looks).toBeLessThanOrEqual(3);
});
