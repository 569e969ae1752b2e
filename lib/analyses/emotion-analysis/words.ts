import type { Evidence } from '#lib/analyses/evidence/evidence';
import { evidenceOf } from '#lib/analyses/evidence/evidence-of';
import { emotionsFound } from '#lib/text/feelings/found';
import type { TextModel } from '#lib/text/model';
import type { EmotionName } from './schema.ts';

/** An emotion that the words of one sentence show plainly. */
export interface WordEmotion {
  /** Index of the segment. */
  segment: number;
  emotion: EmotionName;
  score: number;
  /** The sentence. */
  evidence: Evidence;
}

/** The emotions on which readers would agree, in order of the text. */
export function wordEmotions(model: TextModel): WordEmotion[] {
  return emotionsFound(model).map((found) => ({
    segment: found.segment,
    emotion: found.what,
    score: found.score,
    evidence: evidenceOf(model, found, found.what),
  }));
}
