import type { CustomAnswer } from '#lib/analyses/custom/schema';

/** The sentence that an answer is read by first. */
export function replyOf({ reply, findings }: CustomAnswer): string {
  return reply ?? (findings.length === 0 ? 'Nothing was found.' : 'The places are below.');
}
