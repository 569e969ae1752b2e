import type { Sentence, Span, TextModel } from '#lib/text/model';

/**
 * The text that is classified as one: a segment, or a part of a long segment, cut at sentences. It never has more than
 * one speaker.
 */
export interface Unit extends Span {
  /** Index of the segment in the model. */
  segment: number;
  words: number;
  /** Sentiment of its sentences by wink-nlp's word list, -1 to 1, weighted by characters. */
  tone: number;
}

/** In words. The comments that the model was trained on are rarely longer. */
const longestUnit = 40;

/** All units in order of the text. A segment without words has none. Linear in the length of the text. */
export function unitsOf(model: TextModel): Unit[] {
  const out: Unit[] = [];
  let from = 0;
  for (const { index, start, end } of model.segments) {
    while (from < model.sentences.length && (model.sentences[from]?.end ?? 0) <= start) from += 1;
    const pieces: Unit[] = [];
    for (let i = from; i < model.sentences.length; i += 1) {
      const sentence = model.sentences[i];
      if (!sentence || sentence.start >= end) break;
      pieces.push(...piecesOf(model, sentence, { start, end }, index));
    }
    out.push(...packed(pieces, { start, end }));
  }
  return out.filter((unit) => unit.words > 0);
}

/** The part of a sentence that lies in a segment; cut into equal parts if it is too long. */
function piecesOf(model: TextModel, sentence: Sentence, within: Span, segment: number): Unit[] {
  const starts: number[] = [];
  for (let t = sentence.first; t <= sentence.last; t += 1) {
    const token = model.tokens[t];
    if (token?.word && token.start >= within.start && token.start < within.end) starts.push(token.start);
  }
  const start = Math.max(sentence.start, within.start);
  const end = Math.min(sentence.end, within.end);
  const parts = Math.max(1, Math.ceil(starts.length / longestUnit));
  const size = Math.ceil(starts.length / parts);
  return Array.from({ length: parts }, (_, i) => ({
    start: i === 0 ? start : (starts[i * size] ?? end),
    end: i === parts - 1 ? end : (starts[(i + 1) * size] ?? end),
    segment,
    words: Math.min(size, starts.length - i * size),
    tone: sentence.sentiment,
  }));
}

/** Joins neighbouring pieces up to the longest unit; returns the whole segment if it is short. */
function packed(pieces: Unit[], whole: Span): Unit[] {
  const total = pieces.reduce((sum, piece) => sum + piece.words, 0);
  const groups: Unit[][] = [];
  let words = Number.POSITIVE_INFINITY;
  for (const piece of pieces) {
    if (words + piece.words > longestUnit) {
      groups.push([]);
      words = 0;
    }
    groups.at(-1)?.push(piece);
    words += piece.words;
  }
  return groups.flatMap((group): Unit[] => {
    const [first] = group;
    const last = group.at(-1);
    if (!first || !last) return [];
    const span = total <= longestUnit ? whole : { start: first.start, end: last.end };
    return [
      {
        ...span,
        segment: first.segment,
        words: group.reduce((sum, piece) => sum + piece.words, 0),
        tone: toneOf(group),
      },
    ];
  });
}

function toneOf(pieces: Unit[]): number {
  const length = pieces.reduce((sum, piece) => sum + piece.end - piece.start, 0);
  const sum = pieces.reduce((all, piece) => all + piece.tone * (piece.end - piece.start), 0);
  return length === 0 ? 0 : Math.max(-1, Math.min(1, sum / length));
}
