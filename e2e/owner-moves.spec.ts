import { emptySession } from '#e2e/support/cast';
import { expect, test } from '#e2e/support/test';

test('an owner moves to another browser by a code that works once, or by the key', async ({ server }) => {
  const made = await emptySession(server.url);
  const key = { authorization: `Bearer ${made.owner_token}` };
  const { code } = (await (await fetch(`${server.url}/api/owner/code`, { method: 'POST', headers: key })).json()) as {
    code: string;
  };
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  const redeem = (given: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/owner/redeem`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ code: given, ...more }),
    });
  const moved = await redeem(code.toLowerCase().replaceAll('-', ' '));
  const cookie = moved.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const mine = async (headers: Record<string, string>) =>
    ((await (await fetch(`${server.url}/api/sessions`, { headers })).json()) as { sessions: unknown[] }).sessions
      .length;
  expect([moved.status, await mine({ cookie })]).toEqual([200, 1]);
  const [used, never] = [await redeem(code), await redeem('0000-0000-0000')];
  expect([used.status, never.status]).toEqual([403, 403]);
  expect(await used.text()).toBe(await never.text());
  const other = await emptySession(server.url);
  const taken = await redeem(made.owner_token, { take_along: true }, { authorization: `Bearer ${other.owner_token}` });
  expect([await taken.json(), await mine({ cookie })]).toEqual([{ taken: 1 }, 2]);
  expect(await (await fetch(`${server.url}/api/owner`, { method: 'DELETE', headers: { cookie } })).json()).toEqual({
    erased: 2,
  });
  expect((await fetch(`${server.url}/s/${made.session_id}`)).status).toBe(410);
});
