import { gzipSync } from 'node:zlib';

/** The budget of a session page. The bench shows it, and a journey holds it. */
export const mostFirstLoadKilobytes = 180;

/**
 * Kilobytes (1,000 bytes, gzipped) of the scripts in a page's HTML; scripts that are loaded later on demand are not
 * counted.
 */
export async function firstLoadKilobytes(base: string, path: string): Promise<number> {
  const html = await (await fetch(base + path)).text();
  const scripts = new Set(
    [...html.matchAll(/<script[^>]+src="([^"]+\.js[^"]*)"[^>]*>/g)]
      .filter(([tag]) => !/\bnomodule\b/i.test(tag))
      .map((match) => match[1] ?? ''),
  );
  let bytes = 0;
  for (const script of scripts)
    bytes += gzipSync(Buffer.from(await (await fetch(new URL(script, base))).arrayBuffer())).length;
  return bytes / 1000;
}
