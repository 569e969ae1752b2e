import { z } from 'zod';

/** A bucket of S3, or of a store that speaks its protocol. */
export interface BlobAddress {
  bucket: string;
  /** Put before every key: empty, or ending with `/`. */
  prefix: string;
  /** null for Amazon's own endpoint, which the region determines. */
  endpoint: string | null;
  /** null if the environment names it (AWS_REGION). */
  region: string | null;
  /** Whether the bucket stands in the path rather than in the host name. */
  force_path_style: boolean;
}

const example = 's3://bucket/prefix?endpoint=https://s3.example.org&region=eu-central-1';
const options = z.strictObject(
  {
    endpoint: z
      .url({
        protocol: /^https?$/,
        error: `its endpoint is no address that begins with https:// or http://, as in ${example}`,
      })
      .optional(),
    region: z
      .string()
      .regex(/^[\w-]+$/, `its region is none, as in ${example}`)
      .optional(),
    force_path_style: z.enum(['true', 'false'], 'its force_path_style is neither true nor false').optional(),
  },
  `it knows the options endpoint, region and force_path_style, as in ${example}`,
);

/**
 * `s3://bucket/prefix?endpoint=…&region=…&force_path_style=…`. With an endpoint the bucket stands in the path unless
 * `force_path_style` says otherwise: few stores besides Amazon's give each bucket a host name. A mistake is reported
 * without repeating the address.
 */
export const blobAddressSchema = z.string().transform((text, context): BlobAddress => {
  const refuse = (message: string): typeof z.NEVER => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const url = URL.parse(text);
  if (url?.protocol !== 's3:') return refuse(`it is written as ${example}`);
  if (url.username || url.password || url.hash)
    return refuse('keys do not belong into it: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.host))
    return refuse('its bucket is none: 3 to 63 small letters, digits, dots and hyphens');
  const prefix = url.pathname.replace(/^\/+|\/+$/g, '');
  if (!/^[\w./-]*$/.test(prefix)) return refuse('its prefix may hold letters, digits and the signs . _ - /');
  const asked = options.safeParse(Object.fromEntries(url.searchParams));
  if (!asked.success) return refuse(asked.error.issues[0]?.message ?? 'its options cannot be read');
  const { endpoint = null, region = null, force_path_style } = asked.data;
  return {
    bucket: url.host,
    prefix: prefix && `${prefix}/`,
    endpoint,
    region,
    force_path_style: force_path_style === undefined ? endpoint !== null : force_path_style === 'true',
  };
});
