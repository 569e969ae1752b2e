import type { Segment } from '#lib/speech/contract';

/** A range of a passage's text, end exclusive. */
export interface Place {
  from: number;
  to: number;
}

/** A match: in one passage, or across the border of several. */
export interface Hit {
  parts: ({ segment_id: number } & Place)[];
}

/** More matches than anyone steps through. */
export const mostHits = 5000;

/**
 * Every match of these words in the text, in order; whatever their case, their apostrophes and the white space between
 * them.
 */
export function hitsIn(segments: readonly Segment[], query: string): Hit[] {
  const words = query.trim();
  if (words === '') return [];
  const pattern = words
    .replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
    .replace(/['’]/g, "['’]")
    .replace(/\s+/g, String.raw`\s+`);
  const text = segments.map((segment) => segment.text).join(' ');
  const hits: Hit[] = [];
  let index = 0;
  let start = 0;
  for (const match of text.matchAll(new RegExp(pattern, 'giu'))) {
    const parts: Hit['parts'] = [];
    const end = match.index + match[0].length;
    for (;;) {
      const segment = segments[index];
      if (!segment) break;
      const [from, to] = [Math.max(0, match.index - start), Math.min(segment.text.length, end - start)];
      if (to > from) parts.push({ segment_id: segment.id, from, to });
      // The next match may begin in the same passage.
      if (end <= start + segment.text.length) break;
      start += segment.text.length + 1;
      index += 1;
    }
    hits.push({ parts });
    if (hits.length === mostHits) break;
  }
  return hits;
}

/** A piece of a text with the names of all marks that cover it. */
export interface Piece {
  text: string;
  marks: string[];
}

/** Cuts a text at the borders of its marks, which may overlap. */
export function piecesOf(text: string, marks: readonly ({ mark: string } & Place)[]): Piece[] {
  const borders = [...new Set([0, text.length, ...marks.flatMap(({ from, to }) => [from, to])])]
    .filter((at) => at >= 0 && at <= text.length)
    .toSorted((a, b) => a - b);
  return borders.slice(1).map((to, index) => {
    const from = borders[index] ?? 0;
    return {
      text: text.slice(from, to),
      marks: marks.filter((mark) => mark.from <= from && mark.to >= to).map(({ mark }) => mark),
    };
  });
}
