import { lexicon } from '#lib/text/lexicons/lexicon';

/** A word, an emoticon, an emoji or a punctuation mark as the emotion model sees it. */
export interface EmotionToken {
  /** Lower case, without apostrophes; letters repeated more than twice are cut to two, and every number is "0". */
  norm: string;
  /** A gap is text that must not count: a masked name or an address. */
  kind: 'word' | 'sign' | 'mark' | 'gap';
  /** Characters of the text, end exclusive. */
  start: number;
  end: number;
  /** At most four words after a negation, in the same clause. */
  negated: boolean;
  /** At least three letters, all capitals. */
  shouted: boolean;
}

/**
 * Alternatives in this order: masks and addresses, emoticons, emoji, words, numbers, punctuation. Every alternative
 * matches in linear time.
 */
const pattern =
  /(?<gap>\[(?:name|religion)\]|https?:\S+|(?<![\p{L}\p{N}])[ru]\/\w+)|(?<sign>[:;=][-'’o]?[)(\]DdPpO|/\\3*](?![\p{L}\p{N}])|<\/?3+|\p{Extended_Pictographic})|(?<word>[\p{L}\p{M}]+(?:['’`´]\p{L}+)*)|(?<number>\p{N}+)|(?<mark>[!?]+|\.{2,}|…|[.,;:"“”()–—*-])/giu;

/** Number of words that a negation covers. Four was best in trials on sentiment. */
const negationScope = 4;
const negators = lexicon('comment-negators');
const clauseOpeners = lexicon('comment-clause-openers');
/**
 * In characters. A longer word is cut: it does not occur in speech, and each of its letter sequences would be a
 * feature.
 */
const longestWord = 40;

export function emotionTokens(text: string): EmotionToken[] {
  const out: EmotionToken[] = [];
  let scope = 0;
  for (const match of text.matchAll(pattern)) {
    const { gap, sign, word, number, mark } = match.groups ?? {};
    const place = { start: match.index, end: match.index + match[0].length };
    if (word !== undefined) {
      const norm = word
        .slice(0, longestWord)
        .toLowerCase()
        .replaceAll(/['’`´]/gu, '')
        .replaceAll(/(\p{L})\1{2,}/gu, '$1$1');
      if (clauseOpeners.has(norm)) scope = 0;
      out.push({
        norm,
        kind: 'word',
        ...place,
        negated: scope > 0,
        shouted: word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase(),
      });
      scope = negators.has(norm) ? negationScope : Math.max(0, scope - 1);
      continue;
    }
    const plain = { ...place, negated: false, shouted: false };
    if (number !== undefined) out.push({ norm: '0', kind: 'word', ...plain });
    else if (sign !== undefined)
      out.push({ norm: sign.toLowerCase().replaceAll(/[-'’o](?=.)/gu, ''), kind: 'sign', ...plain });
    else if (mark !== undefined) {
      scope = 0;
      out.push({ norm: markNorm(mark), kind: 'mark', ...plain });
    } else if (gap !== undefined) out.push({ norm: '', kind: 'gap', ...plain });
  }
  return out;
}

/**
 * The norm of a mark: "!", "?" or "!?", with "+" if there are several; "..." for every ellipsis; "" for a mark without
 * meaning here.
 */
function markNorm(mark: string): string {
  if (/^[!?]/u.test(mark))
    return `${mark.includes('!') ? '!' : ''}${mark.includes('?') ? '?' : ''}${mark.length > 1 ? '+' : ''}`;
  return mark === '…' || mark.startsWith('..') ? '...' : '';
}
