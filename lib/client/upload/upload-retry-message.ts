import { duration } from '#lib/base/words';

const goesOn = 'The upload goes on by itself';

/**
 * Why an upload that met this answer is tried again, in a sentence; null for what the server refused, and for a full
 * disk (507), which waiting does not mend. `status` is 0 where there was no answer, `retryAfter` the header's seconds.
 */
export function uploadRetryMessage(status: number, retryAfter?: string): string | null {
  if (status === 0) return `The connection is lost. ${goesOn}, from where it is, when the connection is back.`;
  if (status === 429) {
    const seconds = Number(retryAfter);
    return `Too much was sent from here in a short time. ${goesOn} ${seconds > 0 ? `in about ${duration(seconds < 90 ? seconds : 60 * Math.ceil(seconds / 60))}` : 'in a while'}.`;
  }
  if ((status >= 500 && status !== 507) || status === 409 || status === 423)
    return `The server cannot take it at the moment. ${goesOn}, from where it is.`;
  return null;
}
