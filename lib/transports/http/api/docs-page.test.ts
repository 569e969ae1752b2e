import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { docsFile, docsPage } from '#lib/transports/http/api/docs-page';

test('the script of the page comes compressed to who takes that, and no other file comes', async () => {
  const plain = Buffer.from(await (await docsFile('swagger-ui-bundle.js', '')).arrayBuffer());
  const packed = await docsFile('swagger-ui-bundle.js', 'br, gzip');
  const bytes = Buffer.from(await packed.arrayBuffer());
  expect([packed.headers.get('content-encoding'), bytes.length < 500_000]).toEqual(['gzip', true]);
  expect(gunzipSync(bytes).equals(plain)).toBe(true);
  for (const name of ['index.html', '../package.json', 'constructor']) await expect(docsFile(name, '')).rejects.toMatchObject({ code: 'not_found' });
  expect(await docsPage('abc').text()).not.toMatch(/src="https?:|href="https?:/);
});
