import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Keys {
  id: string;
  secret: string;
}

const skewMs = 15 * 60_000;
const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/**
 * Checks a request by AWS Signature Version 4, header form, including the hash of its body
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html). Returns the error code of S3, or
 * null. Bodies with trailing checksums are refused, as by stores that do not know them.
 */
export function signatureTrouble(
  { method = '', url = '', headers }: IncomingMessage,
  body: Buffer,
  keys: Keys,
  region: string,
): string | null {
  const header = (name: string): string => String(headers[name] ?? '');
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      header('authorization'),
    );
  if (!given) return 'AccessDenied';
  const [, id, day = '', scope = '', names = '', signature = ''] = given;
  if (id !== keys.id) return 'InvalidAccessKeyId';
  if (scope !== region) return 'AuthorizationHeaderMalformed';
  const at = header('x-amz-date');
  const time = Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(Date.now() - time) < skewMs) || !at.startsWith(day)) return 'RequestTimeTooSkewed';
  const signed = names.split(';');
  if (!['host', 'x-amz-date', 'x-amz-content-sha256'].every((name) => signed.includes(name))) return 'AccessDenied';
  const hash = header('x-amz-content-sha256');
  if (hash.startsWith('STREAMING-') || headers['x-amz-trailer'] !== undefined) return 'NotImplemented';
  if (hash !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const [path = '', query = ''] = url.split('?');
  const asked = query === '' ? [] : query.split('&').map((pair) => (pair.includes('=') ? pair : `${pair}=`));
  const lines = signed.map((name) => `${name}:${header(name).trim().replace(/ +/g, ' ')}\n`).join('');
  const canonical = [method, path, asked.toSorted().join('&'), lines, names, hash].join('\n');
  const text = ['AWS4-HMAC-SHA256', at, `${day}/${scope}/s3/aws4_request`, sha256(canonical)].join('\n');
  const key = [day, scope, 's3', 'aws4_request'].reduce<string | Buffer>(
    (sofar, part) => hmac(sofar, part),
    `AWS4${keys.secret}`,
  );
  return timingSafeEqual(hmac(key, text), Buffer.from(signature, 'hex')) ? null : 'SignatureDoesNotMatch';
}
