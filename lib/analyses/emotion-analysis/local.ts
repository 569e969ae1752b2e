import type { Analysis, Engine, ReadingInput } from '#lib/analyses/analysis';
import { listed, listingNote } from '#lib/analyses/listing';
import { enoughToRead, notEnglish } from '#lib/analyses/sufficiency';
import { textOf } from '#lib/text/model';
import type { TextModel } from '#lib/text/model';
import { round } from '#lib/text/timing';
import { segmentValences } from '#lib/text/valence';
import { mixesVoices, voiceDeviations, whyNoBaseline } from '#lib/analyses/voice';
import type { VoiceDeviation } from '#lib/analyses/voice';
import { capital, count } from '#lib/analyses/wording';
import { arousalOf, standingOut, voiceFits } from './activation.ts';
import { emotionAnalysisSchema } from './schema.ts';
import type { EmotionAnalysis, EmotionName } from './schema.ts';
import { wordEmotions } from './words.ts';
import type { WordEmotion } from './words.ts';

export { noteOf } from './activation.ts';
export { emotionMatches } from './words.ts';

/** With fewer, emotions are listed, but nothing is claimed. */
const minimumWords = 5;
/** Least share of the passages that the dominant emotion leads. */
const dominantShare = 0.4;

function read(input: ReadingInput): EmotionAnalysis {
  const model = textOf(input);
  const base = enoughToRead(model, minimumWords);
  const found = model.wordCount > 0 && notEnglish(model) === null ? wordEmotions(model) : [];
  const voice = input.acoustics && input.voice_inference ? voiceDeviations(input.acoustics, model.speakers, model.segments.map((at) => at.segment.id)) : null;
  const places = [...(base.enough ? found.flatMap(({ evidence }) => evidence ?? []) : []), ...(voice ? standingOut(model, voice) : [])];
  const evidence = listed(places, (entry) => entry.cue);
  const leading = leaders(found);
  const dominant = base.enough ? dominantOf([...leading.values()].map(({ emotion }) => emotion)) : null;
  const note = listingNote(places.length, evidence.length);
  const voiceNote = noteOnVoice(input, model, voice);
  const reasons = [...(found.length === 0 ? ['No passage has enough words that this reading knows.'] : []), voiceNote, ...(note === null ? [] : [note])];
  return {
    evidence,
    sufficiency: base.enough ? { enough: found.length > 0 || voice !== null, reason: reasons.join(' ') } : base,
    dropped_claims: 0,
    emotions: found.map(({ passage, emotion, score, start_s, end_s }) => ({
      emotion,
      score: round(score),
      timestamp_start_s: start_s,
      timestamp_end_s: end_s,
      source: voice && voiceFits(emotion, voice.get(model.segments[passage.segment]?.segment.id ?? -1)) ? ('both' as const) : ('text' as const),
    })),
    dominant,
    timeline: timelineOf(model, leading, voice),
    method: found.length > 0 ? `${methodOf(found)} ${voiceNote}` : '',
  };
}

/** The strongest emotion of each segment: its passages' first ones, the one of most words. */
function leaders(found: readonly WordEmotion[]): Map<number, WordEmotion> {
  const out = new Map<number, WordEmotion>();
  const seen = new Set<WordEmotion['passage']>();
  for (const entry of found) {
    if (seen.has(entry.passage)) continue;
    seen.add(entry.passage);
    const before = out.get(entry.passage.segment);
    if (!before || before.passage.words < entry.passage.words) out.set(entry.passage.segment, entry);
  }
  return out;
}

function timelineOf(model: TextModel, leading: ReadonlyMap<number, WordEmotion>, voice: ReadonlyMap<number, VoiceDeviation> | null): EmotionAnalysis['timeline'] {
  const valences = leading.size > 0 ? segmentValences(model) : [];
  return model.segments.map(({ segment, index }) => ({
    start_s: segment.start_s,
    end_s: segment.end_s,
    valence: valences[index] ?? null,
    arousal: arousalOf(voice?.get(segment.id)),
    label: leading.get(index)?.emotion ?? null,
  }));
}

/** What leads most of the segments, and two fifths of them; in a single segment, what leads it. */
function dominantOf(names: readonly EmotionName[]): EmotionName | null {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, all]) => ({ name, count: all.length })).toSorted((a, b) => b.count - a.count);
  const [top, second] = counts;
  if (!top || top.count < Math.min(2, names.length) || top.count < names.length * dominantShare) return null;
  return second && second.count === top.count ? null : top.name;
}

/** What the voice was used for, or why it was not; always said. */
function noteOnVoice(input: ReadingInput, { speakers }: TextModel, voice: ReadonlyMap<number, VoiceDeviation> | null): string {
  if (!input.voice_inference) return 'Reading feelings from the voice is switched off.';
  if (!input.acoustics) return 'There is no audio to read the voice from.';
  if (!voice || voice.size === 0) return whyNoBaseline(input.acoustics, speakers);
  if (mixesVoices(input.acoustics, speakers)) return 'Two or more voices seem to speak and were not told apart, so only loudness and speed are compared, over all of them; they tell how activated it sounds, not whether that is pleasant.';
  return 'The voice, compared with itself, tells how activated somebody sounds, not whether that is pleasant.';
}

/** What the words were read with, and what the names take in. */
function methodOf(found: readonly WordEmotion[]): string {
  const passages = new Set(found.map(({ passage }) => passage)).size;
  return `${capital(count(passages, 'passage'))} read by the weights of words, learned from 43,410 comments whose feelings people named. Joy takes in thanks and approval, anger disapproval, sadness regret and disappointment, surprise curiosity and confusion.`;
}

const engine: Engine = { kind: 'local', name: 'undertone-emotion', version: '1' };

export const emotionAnalysis: Analysis<'emotion_analysis'> = { type: 'emotion_analysis', schema: emotionAnalysisSchema, engine, read };
