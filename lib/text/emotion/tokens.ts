import { lexicon } from '#lib/text/lexicons/lexicon';

/** A word, an emoticon or emoji, or a mark, as the emotion model sees it. */
export interface EmotionToken {
  /** Lower case, without apostrophes, letters repeated more than twice cut to two, every number "0". */
  norm: string;
  /** A gap is what must not count: masked names, addresses. */
  kind: 'word' | 'sign' | 'mark' | 'gap';
  /** Characters of the text, end exclusive. */
  start: number;
  end: number;
  /** Within four words after a negation, in the same clause. */
  negated: boolean;
  /** Three and more letters, all of them capitals. */
  shouted: boolean;
}

/** In this order: masks and addresses, emoticons, emoji, words, numbers, marks. Every alternative is linear. */
const pattern =
  /(?<gap>\[(?:name|religion)\]|https?:\S+|(?<![\p{L}\p{N}])[ru]\/\w+)|(?<sign>[:;=][-'’o]?[)(\]DdPpO|/\\3*](?![\p{L}\p{N}])|<\/?3+|\p{Extended_Pictographic})|(?<word>[\p{L}\p{M}]+(?:['’`´]\p{L}+)*)|(?<number>\p{N}+)|(?<mark>[!?]+|\.{2,}|…|[.,;:"“”()–—*-])/giu;

/** Words in the reach of a negation; four worked best in trials on sentiment. */
const negationScope = 4;
const negators = lexicon('comment-negators');
const clauseOpeners = lexicon('comment-clause-openers');
/** Longer words are cut: nobody says them, and each costs features. */
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

/** "!", "?", "!?" and whether there are several; "..." for all ellipses; "" for what carries nothing. */
function markNorm(mark: string): string {
  if (/^[!?]/u.test(mark))
    return `${mark.includes('!') ? '!' : ''}${mark.includes('?') ? '?' : ''}${mark.length > 1 ? '+' : ''}`;
  return mark === '…' || mark.startsWith('..') ? '...' : '';
}
