import { z } from 'zod/mini';
import type { OpenPiece } from '#lib/events/facts';

const schema = z.object({ text: z.string(), firm_chars: z.number().check(z.minimum(0)), start_s: z.number() });

/** What comes over the line as the piece that is being said; null where it is empty, or something else. */
export function openPieceOf(data: unknown): OpenPiece | null {
  const parsed = schema.safeParse(data);
  if (!parsed.success || parsed.data.text.trim() === '') return null;
  return { ...parsed.data, firm_chars: Math.min(parsed.data.firm_chars, parsed.data.text.length) };
}
