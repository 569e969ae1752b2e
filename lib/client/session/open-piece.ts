import type { OpenPiece } from '#lib/events/facts';

/**
 * What comes over the line as the piece that is being said; null where it is empty, or something else. By hand, since a
 * library for one shape would be a twelfth of the page's script.
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
