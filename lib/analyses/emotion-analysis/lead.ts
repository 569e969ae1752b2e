import { emotionNames, plainFrom } from '#lib/analyses/emotion-analysis/names';
import type { EmotionAnalysis } from '#lib/analyses/emotion-analysis/schema';
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

type Entry = EmotionAnalysis['emotions'][number];

/** The emotions that are plain, or were put into words; neutral is none of them. */
export function plainEmotions({ emotions, evidence }: EmotionAnalysis): Entry[] {
  const quoted = Map.groupBy(evidence, ({ cue }) => cue);
  const isQuoted = ({ emotion, timestamp_start_s: from, timestamp_end_s: to }: Entry): boolean => (quoted.get(emotion) ?? []).some(({ start_s, end_s }) => start_s < to && end_s > from);
  return emotions.filter((entry) => entry.emotion !== 'neutral' && (entry.score >= plainFrom || isQuoted(entry)));
}

/** The main reading in a plain sentence, from the fields alone. */
export function lead(data: EmotionAnalysis): string {
  const plain = Map.groupBy(plainEmotions(data), ({ emotion }) => emotion);
  const others = emotionNames.filter((name) => plain.has(name) && name !== data.dominant).toSorted((a, b) => (plain.get(b)?.length ?? 0) - (plain.get(a)?.length ?? 0)).slice(0, 2);
  const heard = 'as a listener might describe it';
  if (data.dominant === null) return others.length === 0 ? 'No emotion stands out.' : `No single emotion stands out; ${list(others)} ${others.length === 1 ? 'shows' : 'show'} in places, ${heard}.`;
  const first = data.dominant === 'neutral' ? 'Mostly neutral' : `${capital(data.dominant)} stands out most`;
  return others.length === 0 ? `${first}, ${heard}.` : `${first}, with ${list(others)} in places, ${heard}.`;
}
