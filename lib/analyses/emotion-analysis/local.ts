import type { Analysis } from '#lib/analyses/step-server';
import type { Engine, ReadingInput } from '#lib/analyses/analysis';
import { listed, listingNote } from '#lib/analyses/wording/listing';
import { enoughToRead, notEnglish } from '#lib/analyses/measures/sufficiency';
import { round } from '#lib/base/statistics';
import { passagesOf } from '#lib/text/emotion/passages';
import { textOf, type TextModel } from '#lib/text/model';
import { knowsStarts } from '#lib/base/times';
import { segmentValences } from '#lib/text/cues/valence';
import { mixesVoices, voiceDeviations, whyNoBaseline, type VoiceDeviation } from '#lib/analyses/measures/voice';
import { arousalOf, standingOut, voiceFits } from './activation.ts';
import type { EmotionAnalysis, EmotionName } from './schema.ts';
import { wordEmotions, type WordEmotion } from './words.ts';
import { emotionPrompt } from './prompt.ts';

/** In a shorter text nothing is claimed. */
const minimumWords = 5;
/** Least number of passages with the dominant emotion. */
const dominantPlaces = 2;

function read(input: ReadingInput): EmotionAnalysis {
  const model = textOf(input);
  const base = enoughToRead(model, minimumWords);
  const readable = model.wordCount > 0 && notEnglish(model) === null && passagesOf(model).length > 0;
  const found = base.enough && readable ? wordEmotions(model) : [];
  const voice =
    input.acoustics && input.voice_inference
      ? voiceDeviations(
          input.acoustics,
          model.speakers,
          model.segments.map((at) => at.segment.id),
        )
      : null;
  const places = [...found.map(({ evidence }) => evidence), ...(voice ? standingOut(model, voice) : [])];
  const evidence = listed(places, (entry) => entry.cue);
  const note = listingNote(places.length, evidence.length);
  const voiceNote = noteOnVoice(input, model, voice);
  const reasons = [
    ...(readable ? [] : ['No passage has enough words that this reading knows.']),
    voiceNote,
    ...(note === null ? [] : [note]),
  ];
  return {
    evidence,
    sufficiency: base.enough ? { enough: readable || voice !== null, reason: reasons.join(' ') } : base,
    dropped_claims: 0,
    emotions: found.map(({ segment, emotion, score, evidence: { start_s, end_s } }) => ({
      emotion,
      score: round(score),
      timestamp_start_s: start_s,
      timestamp_end_s: end_s,
      source:
        voice && voiceFits(emotion, voice.get(model.segments[segment]?.segment.id ?? -1))
          ? ('both' as const)
          : ('text' as const),
    })),
    dominant: dominantOf(found.map(({ emotion }) => emotion)),
    timeline: timelineOf(model, readable, found, voice),
    timed: knowsStarts(input.transcript.times),
    method: readable ? `${method} ${voiceNote}` : '',
  };
}

function timelineOf(
  model: TextModel,
  readable: boolean,
  found: readonly WordEmotion[],
  voice: ReadonlyMap<number, VoiceDeviation> | null,
): EmotionAnalysis['timeline'] {
  const valences = readable ? segmentValences(model) : [];
  const labels = new Map(found.map(({ segment, emotion }) => [segment, emotion]));
  return model.segments.map(({ segment, index }) => ({
    start_s: segment.start_s,
    end_s: segment.end_s,
    valence: valences[index] ?? null,
    arousal: arousalOf(voice?.get(segment.id)),
    label: labels.get(index) ?? null,
  }));
}

/** The most frequent emotion, if it is found more than once. */
function dominantOf(names: readonly EmotionName[]): EmotionName | null {
  const counts = [...Map.groupBy(names, (name) => name)]
    .map(([name, all]) => ({ name, count: all.length }))
    .toSorted((a, b) => b.count - a.count);
  const [top, second] = counts;
  if (!top || top.count < dominantPlaces) return null;
  return second && second.count === top.count ? null : top.name;
}

/** How the voice was used, or why it was not; never empty. */
function noteOnVoice(
  input: ReadingInput,
  { speakers }: TextModel,
  voice: ReadonlyMap<number, VoiceDeviation> | null,
): string {
  if (!input.voice_inference) return 'Reading feelings from the voice is switched off.';
  if (!input.acoustics) return 'There is no audio to read the voice from.';
  if (!voice || voice.size === 0) return whyNoBaseline(input.acoustics, speakers);
  if (mixesVoices(input.acoustics, speakers))
    return 'Two or more voices seem to speak and were not told apart, so only loudness and speed are compared, over all of them; they tell how activated it sounds, not whether that is pleasant.';
  return 'The voice, compared with itself, tells how activated somebody sounds, not whether that is pleasant.';
}

/** The method for the words. */
const method =
  'An emotion is named where a phrase says or shows it and what was learned from 123 annotated conversations agrees.';

const engine: Engine = { kind: 'local', name: 'undertone-emotion', version: '2' };

export const emotionAnalysis: Analysis<'emotion_analysis'> = {
  engine,
  read,
  prompt: emotionPrompt,
};
