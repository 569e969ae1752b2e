interface TrieNode {
  next: Map<string, TrieNode>;
  /** The piece of the vocabulary that ends here, if there is one. */
  piece: { index: number; score: number } | null;
}

/** The first entries of the vocabulary are control marks, which never occur in a text. */
const reserved = 6;
/** Id of text that no piece covers. */
const unknown = 0;
/** SentencePiece's character for a space. */
const space = '\u2581';

/**
 * Splits a text into the pieces of a SentencePiece unigram vocabulary with the highest total score (Viterbi over a
 * trie). Gives the same result as the package's own tokenizer, in linear time.
 */
export class Tokenizer {
  readonly #root: TrieNode = { next: new Map(), piece: null };

  /** Pieces with the logarithms of their frequencies, in the order of their ids. */
  constructor(vocabulary: readonly (readonly [string, number])[]) {
    for (const [index, [word, score]] of vocabulary.entries()) {
      if (index < reserved) continue;
      let node = this.#root;
      for (const letter of word) {
        const known: TrieNode = node.next.get(letter) ?? { next: new Map(), piece: null };
        node.next.set(letter, known);
        node = known;
      }
      node.piece = { index, score };
    }
  }

  /** Ids of the pieces; empty for an empty text. A run of unknown characters is one piece. */
  encode(text: string): number[] {
    const normal = text.normalize('NFKC');
    if (normal === '') return [];
    const letters = Array.from(space + normal.replaceAll(' ', space));
    const best = new Float64Array(letters.length + 1).fill(-Infinity);
    const from = new Int32Array(letters.length + 1);
    const piece = new Int32Array(letters.length + 1);
    best[0] = 0;
    const reach = (end: number, begin: number, score: number, index: number): void => {
      if (score < (best[end] ?? 0)) return;
      best[end] = score;
      from[end] = begin;
      piece[end] = index;
    };
    for (let begin = 0; begin < letters.length; begin++) {
      const before = best[begin] ?? -Infinity;
      if (before === -Infinity) continue;
      let node: TrieNode | undefined = this.#root;
      let isKnown = false;
      for (let end = begin; end < letters.length; end++) {
        node = node.next.get(letters[end] ?? '');
        if (!node) break;
        if (!node.piece) continue;
        isKnown = true;
        reach(end + 1, begin, before + node.piece.score, node.piece.index);
      }
      if (!isKnown) reach(begin + 1, begin, before, unknown);
    }
    const found: number[] = [];
    for (let at = letters.length; at > 0; at = from[at] ?? 0) {
      const index = piece[at] ?? unknown;
      if (!(index === unknown && found.at(-1) === unknown)) found.push(index);
    }
    return found.toReversed();
  }
}
