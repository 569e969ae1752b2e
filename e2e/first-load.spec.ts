import { expect, test } from '#e2e/support/test';
import { firstLoadKilobytes, mostFirstLoadKilobytes } from '#scripts/bench/first-load';

test('a page of a session asks for no more script at first than its budget', async ({ server, finished }) => {
  const { url } = await finished('argument');
  const kilobytes = await firstLoadKilobytes(server.url, url);
  expect(kilobytes, 'React and the router alone are more').toBeGreaterThan(100);
  expect(kilobytes).toBeLessThanOrEqual(mostFirstLoadKilobytes);
});
