import { AppError, isAppError } from '#lib/base/errors';

/** The error that a user sees; the problem stands in its cause, for the server's log. */
export function unreachable(cause: unknown): AppError {
  if (isAppError(cause)) return cause;
  return new AppError('storage_unreachable', {}, { cause });
}

/** Whether a file is missing. The refusal of a HEAD request has no body and so no error name. */
export function isMissing(error: unknown): boolean {
  return nameOf(error) === 'NoSuchKey' || nameOf(error) === 'NotFound';
}

const network = 'Look at the endpoint in BLOB_URL, and at the network between here and there';
/** By the error names of S3 and Node: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const sentences: Record<string, string> = {
  NoSuchBucket: 'there is no bucket of that name. Make it, or mend BLOB_URL',
  InvalidAccessKeyId: 'the store does not know AWS_ACCESS_KEY_ID',
  SignatureDoesNotMatch:
    'AWS_SECRET_ACCESS_KEY does not belong to AWS_ACCESS_KEY_ID, or the region in BLOB_URL is not the bucket’s',
  AccessDenied:
    'these keys may not do it. They need ListBucket, GetObject, PutObject, DeleteObject, AbortMultipartUpload and ListBucketMultipartUploads',
  PermanentRedirect: 'the bucket is in another region. Set region in BLOB_URL',
  AuthorizationHeaderMalformed: 'the bucket is in another region. Set region in BLOB_URL',
  RequestTimeTooSkewed: 'the clock of this machine is wrong',
  CredentialsProviderError: 'no keys were found. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  ECONNREFUSED: `nobody listens there. ${network}`,
  ECONNRESET: `the line was cut. ${network}`,
  ENOTFOUND: `the name of the store is not known. ${network}`,
  EAI_AGAIN: `the name of the store cannot be looked up. ${network}`,
  AbortError: `it did not answer in time. ${network}`,
  TimeoutError: `it did not answer in time. ${network}`,
};

/** A sentence about the problem for the operator. */
export function storageErrorText(error: unknown): string {
  const cause = isAppError(error) ? error.cause : error;
  const name = nameOf(cause);
  return (
    sentences[codeOf(cause)] ??
    sentences[name] ??
    (statusOf(cause) === 403 ? sentences['AccessDenied'] : undefined) ??
    `it answered with ${name}`
  );
}

export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function statusOf(error: unknown): number | null {
  if (!(error instanceof Error && '$metadata' in error)) return null;
  const { $metadata } = error;
  return typeof $metadata === 'object' && $metadata !== null && 'httpStatusCode' in $metadata
    ? Number($metadata.httpStatusCode)
    : null;
}
