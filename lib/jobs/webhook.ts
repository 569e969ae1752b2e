import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#lib/base/errors';

/**
 * The body sent to the operator's address when the run of a session has ended. It holds nothing that was said, and no
 * title, since a title can be the opening of a text.
 */
const webhookBodySchema = z.object({
  type: z.literal('session.completed'),
  id: z.string().describe('The same for every delivery of one event, since one may be delivered twice.'),
  session_id: z.string(),
  url: z.string().describe('The page of the session; a path where PUBLIC_URL is not set.'),
  status: z.enum(['completed', 'error']),
  message: z.string(),
  failed: z.array(z.string()).describe('Analyses that could not be done.'),
  duration_s: z.number().nullable().describe('Length of the recording.'),
  took_ms: z.number(),
  at: z.iso.datetime(),
});
export type WebhookBody = z.infer<typeof webhookBodySchema>;

const signatureHeader = 'X-Undertone-Signature';

/** HMAC with SHA-256 over the bytes of the body, as in GitHub's webhooks. */
function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** How long the receiver may take to answer. */
const answerMs = 10_000;

/**
 * Throws AppError `webhook_failed` if the status is not 200 to 299. Redirects are not followed, since the operator
 * chooses the address.
 */
export async function postWebhook(url: string, secret: string, message: WebhookBody): Promise<void> {
  const body = JSON.stringify(message);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Undertone',
    [signatureHeader]: signatureOf(body, secret),
  };
  let answer: Response;
  try {
    answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMs),
    });
  } catch (cause) {
    throw new AppError('webhook_failed', { reason: 'no_answer' }, { cause });
  }
  await answer.body?.cancel();
  if (!answer.ok)
    throw new AppError(
      'webhook_failed',
      answer.status === 0 ? { reason: 'redirect' } : { reason: 'status', status: answer.status },
    );
}
