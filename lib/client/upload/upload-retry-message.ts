import { duration } from '#lib/base/words';
import { uploadingMessages } from '#lib/messages/uploading';

/**
 * The sentence that says why an upload with this answer is retried; null for a refusal, and for a full disk (507),
 * which waiting does not help. `status` is 0 without an answer, `retryAfter` the header's seconds.
 */
export function uploadRetryMessage(status: number, retryAfter?: string): string | null {
  if (status === 0) return uploadingMessages.uploadWaitsForConnection;
  if (status === 429) {
    const seconds = Number(retryAfter);
    return uploadingMessages.uploadWaitsForRate(
      seconds > 0 ? duration(seconds < 90 ? seconds : 60 * Math.ceil(seconds / 60)) : null,
    );
  }
  if ((status >= 500 && status !== 507) || status === 409 || status === 423)
    return uploadingMessages.uploadWaitsForServer;
  return null;
}
