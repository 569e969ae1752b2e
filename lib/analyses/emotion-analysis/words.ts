import type { Evidence } from '#lib/analyses/evidence';
import { passagesOf } from '#lib/text/emotion/passages';
import type { Passage } from '#lib/text/emotion/passages';
import { cueTable, findCues } from '#lib/text/cues';
import type { CueMatch } from '#lib/text/cues';
import { evidenceOf } from '#lib/analyses/evidence-of';
import type { Span, TextModel } from '#lib/text/model';
import { emotionCues } from './cues.ts';
import { plainFrom } from './names.ts';
import type { EmotionName } from './schema.ts';

const table = cueTable(emotionCues);

/** Feelings that were put into words, in the speaker's own voice, not negated and not supposed. */
export function emotionMatches(model: TextModel): CueMatch[] {
  return findCues(model, table).filter(({ context }) => !context.negated && !context.quoted && !context.conditional);
}

/** One emotion of one passage, from its words. */
export interface WordEmotion {
  passage: Passage;
  emotion: EmotionName;
  score: number;
  start_s: number;
  end_s: number;
  /** Where it was put into words, or is plain; null for neutral. */
  evidence: Evidence | null;
}

/** The emotions of all passages in order of the text, the strongest of each passage first. */
export function wordEmotions(model: TextModel): WordEmotion[] {
  const stated = emotionMatches(model);
  let from = 0;
  return passagesOf(model).flatMap((passage) => {
    while (from < stated.length && (stated[from]?.start ?? 0) < passage.start) from += 1;
    const here: CueMatch[] = [];
    for (let i = from; i < stated.length && (stated[i]?.start ?? 0) < passage.end; i += 1) here.push(...stated.slice(i, i + 1));
    const { start_s, end_s } = model.timing.times(passage.start, passage.end);
    return passage.emotions.map(({ emotion, score }): WordEmotion => {
      const cue = here.find((match) => match.cue === emotion);
      const span = emotion === 'neutral' ? null : (cue ?? (score >= plainFrom ? tellingSpan(model, passage, emotion) : null));
      return { passage, emotion, score, start_s, end_s, evidence: span && evidenceOf(model, span, emotion) };
    });
  });
}

/** A quote of more words than this shows no longer which of them weighed. */
const mostWords = 6;
/** Words that add at least this share of what the strongest one adds belong to the quote. */
const weighty = 0.5;
/** Words that add less than this (log-odds) do not speak for themselves: then the sentence is quoted. */
const telling = 1.5;

/** The few words that weighed most for an emotion, where they stand together; else the sentence of the strongest. */
function tellingSpan(model: TextModel, passage: Passage, emotion: EmotionName): Span {
  const words = passage.weigh(emotion);
  const most = Math.max(...words.map(({ weight }) => weight));
  const strong = words.flatMap(({ weight }, i) => (weight > 0 && weight >= most * weighty ? [i] : []));
  const first = strong[0];
  const last = strong.at(-1);
  const strongest = words.findIndex(({ weight }) => weight === most);
  if (first === undefined || last === undefined) return sentenceAt(model, passage, passage.start);
  const together = words.slice(first, last + 1).reduce((sum, { weight }) => sum + weight, 0);
  if (together >= telling && last - first < mostWords && strong.length * 2 > last - first) return { start: passage.start + (words[first]?.token.start ?? 0), end: passage.start + (words[last]?.token.end ?? 0) };
  return sentenceAt(model, passage, passage.start + (words[strongest]?.token.start ?? 0));
}

/** The sentence around a character, as far as it lies in the passage. By halving, since an hour has thousands. */
function sentenceAt(model: TextModel, passage: Passage, offset: number): Span {
  let low = 0;
  let high = model.sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((model.sentences[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  const sentence = model.sentences[low];
  const start = Math.max(passage.start, sentence?.start ?? passage.start);
  const end = Math.min(passage.end, sentence?.end ?? passage.end);
  return end > start ? { start, end } : passage;
}
