import { domainToASCII } from 'node:url';
import { z } from 'zod';

/** A name as a browser sends it: small letters, IDNA, without the dot at the end; null for what is no name. */
export function plainName(name: string): string | null {
  // What comes after these signs would silently be left out.
  if (/[/\\?#]/.test(name)) return null;
  const ascii = domainToASCII(name.trim()).replace(/\.$/, '');
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(ascii) ? ascii : null;
}

/**
 * Names with commas between them, as in ALLOWED_HOSTS: “undertone.lan, undertone.example.org”. A port is left out,
 * since one name has all ports.
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
