import { domainToASCII } from 'node:url';
import { z } from 'zod';

/** A host name as a browser sends it: lower case, IDNA, without a final dot; null for anything else. */
export function plainName(name: string): string | null {
  // The URL parser would silently drop everything after these characters.
  if (/[/\\?#]/.test(name)) return null;
  const ascii = domainToASCII(name.trim()).replace(/\.$/, '');
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(ascii) ? ascii : null;
}

/**
 * Host names separated by commas, as in ALLOWED_HOSTS: “undertone.lan, undertone.example.org”. Ports are dropped, since
 * a name is allowed on every port.
 */
export const hostNamesSchema = z.string().transform((text, context) =>
  text
    .split(',')
    .filter((part) => part.trim() !== '')
    .flatMap((part) => {
      const name = plainName(part.replace(/:\d+\s*$/, ''));
      if (name === null)
        context.addIssue({
          code: 'custom',
          message:
            'it takes names with commas between them, as in undertone.lan,undertone.example.org, without “http://” and without paths',
        });
      return name ?? [];
    }),
);
