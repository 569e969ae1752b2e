import type { GivenSegment } from './contract.ts';

const longestTitle = 60;

/** The first words, as a title for a text without a name. */
export function openingOf(segments: readonly GivenSegment[]): string {
  const words = (segments[0]?.text ?? '').slice(0, 4 * longestTitle).split(/\s+/u);
  let title = '';
  for (const word of words) {
    if (title.length + word.length >= longestTitle) return `${title || word.slice(0, longestTitle)}…`;
    title += title === '' ? word : ` ${word}`;
  }
  return title;
}
