import type { EmotionAnalysis, EmotionName } from '#lib/analyses/emotion-analysis/schema';
import { capital, list } from '#lib/base/words';

/** Mean score and number of passages by emotion and source, most frequent first. */
export function tally(data: EmotionAnalysis) {
  const groups = Map.groupBy(data.emotions, (item) => `${item.emotion} ${item.source}`);
  return [...groups.values()]
    .flatMap((items) => {
      const [first] = items;
      return first ? [{ emotion: first.emotion, source: first.source, passages: items.length, score: items.reduce((sum, item) => sum + item.score, 0) / items.length }] : [];
    })
    .toSorted((a, b) => b.passages - a.passages);
}

/** The main reading in a plain sentence, from the fields alone. */
export function lead(data: EmotionAnalysis): string {
  const others = [...new Set(tally(data).map((item) => item.emotion))].filter((name: EmotionName) => name !== data.dominant && name !== 'neutral').slice(0, 2);
  const heard = 'as a listener might describe it';
  if (data.dominant === null) return others.length === 0 ? 'No emotion stands out.' : `No single emotion stands out; ${list(others)} ${others.length === 1 ? 'shows' : 'show'} in places, ${heard}.`;
  const first = data.dominant === 'neutral' ? 'Mostly neutral' : `${capital(data.dominant)} stands out most`;
  return others.length === 0 ? `${first}, ${heard}.` : `${first}, with ${list(others)} in places, ${heard}.`;
}
