import type { OpenPiece } from '#lib/events/facts';

/**
 * Parses the unfinished piece of a live transcript; null if it is empty, or anything else. By hand, since a validation
 * library would be a twelfth of the page's script.
 */
export function openPieceOf(data: unknown): OpenPiece | null {
  if (typeof data !== 'object' || data === null || !('text' in data && 'firm_chars' in data && 'start_s' in data))
    return null;
  const { text, firm_chars, start_s } = data;
  if (
    typeof text !== 'string' ||
    text.trim() === '' ||
    typeof firm_chars !== 'number' ||
    !(firm_chars >= 0) ||
    typeof start_s !== 'number'
  )
    return null;
  return { text, firm_chars: Math.min(firm_chars, text.length), start_s };
}
