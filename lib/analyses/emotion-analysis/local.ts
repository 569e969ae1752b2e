import type { Analysis, ReadingInput } from '#lib/analyses/analysis';
import { cueEngine } from '#lib/analyses/engine';
import type { Evidence } from '#lib/analyses/evidence';
import { listed, listingNote } from '#lib/analyses/listing';
import { enoughToRead } from '#lib/analyses/sufficiency';
import { cueTable, findCues } from '#lib/analyses/text/cues';
import type { CueMatch } from '#lib/analyses/text/cues';
import { evidenceOf, textOf } from '#lib/analyses/text/model';
import type { TextModel } from '#lib/analyses/text/model';
import { round } from '#lib/analyses/text/timing';
import { segmentValences } from '#lib/analyses/text/valence';
import { mixesVoices, voiceDeviations, whyNoBaseline } from '#lib/analyses/voice';
import type { VoiceDeviation } from '#lib/analyses/voice';
import { emotionCues } from './cues.ts';
import { emotionAnalysisSchema, emotionName } from './schema.ts';
import type { EmotionAnalysis, EmotionName } from './schema.ts';

const minimumWords = 5;
const table = cueTable(emotionCues);

/** How plainly it is said: a statement about oneself, or an exclamation about something. The weight of a cue, not a probability. */
const ownFeeling = 0.9;
const exclamation = 0.7;

/** A segment this far above its baseline is shown as evidence. */
const raisedZ = 1.5;

/** Feelings that were put into words, in the speaker's own voice, not negated and not supposed. */
export function emotionMatches(model: TextModel): CueMatch[] {
  return findCues(model, table).filter(({ context }) => !context.negated && !context.quoted && !context.conditional);
}

function read(input: ReadingInput): EmotionAnalysis {
  const model = textOf(input);
  const base = enoughToRead(model, minimumWords);
  const matches = base.enough ? emotionMatches(model) : [];
  const evidence = matches.map((match) => evidenceOf(model, match, match.cue));
  const voice = input.acoustics && input.voice_inference ? voiceDeviations(input.acoustics, model.speakers, model.segments.map((at) => at.segment.id)) : null;
  const emotions = matches.map((match, i) => ({
    emotion: emotionName.parse(match.cue),
    score: /^(?:i|me|my)$/u.test(model.tokens[match.first]?.norm ?? '') ? ownFeeling : exclamation,
    timestamp_start_s: evidence[i]?.start_s ?? 0,
    timestamp_end_s: evidence[i]?.end_s ?? 0,
    source: 'text' as const,
  }));
  const dominant = dominantOf(emotions.map(({ emotion }) => emotion));
  const places = [...evidence, ...(voice ? raised(model, voice) : [])];
  const shown = listed(places, (entry) => entry.cue);
  const reasons = [...reasonsOf(input, model, voice, dominant, emotions.length), listingNote(places.length, shown.length)].filter((part) => part !== null);
  return {
    evidence: shown,
    sufficiency: base.enough ? { enough: true, reason: reasons.length > 0 ? reasons.join(' ') : undefined } : base,
    dropped_claims: 0,
    emotions,
    dominant,
    timeline: timelineOf(model, base.enough, matches, voice),
  };
}

function timelineOf(model: TextModel, enough: boolean, matches: CueMatch[], voice: Map<number, VoiceDeviation> | null): EmotionAnalysis['timeline'] {
  const valences = segmentValences(model);
  const labels = new Map<number, EmotionName>();
  for (const match of matches) {
    const at = model.timing.segmentAt(match.start);
    if (at && !labels.has(at.index)) labels.set(at.index, emotionName.parse(match.cue));
  }
  return model.segments.map(({ segment, index }) => {
    const z = voice?.get(segment.id)?.z;
    // A logistic curve over the mean z-score: 0.5 is the baseline, 0.73 one spread above it.
    const arousal = z === undefined ? null : round(1 / (1 + Math.exp(-z)), 2);
    return { start_s: segment.start_s, end_s: segment.end_s, valence: enough ? (valences[index] ?? null) : null, arousal, label: labels.get(index) ?? null };
  });
}

/** Said at least twice, and at least half of all that was said of feelings. */
function dominantOf(names: EmotionName[]): EmotionName | null {
  const [top] = [...Map.groupBy(names, (name) => name)].map(([name, all]) => ({ name, count: all.length })).toSorted((a, b) => b.count - a.count);
  return top && top.count >= 2 && top.count * 2 >= names.length ? top.name : null;
}

function raised(model: TextModel, voice: Map<number, VoiceDeviation>): Evidence[] {
  return model.segments.flatMap(({ segment, index }) => {
    const deviation = voice.get(segment.id);
    if (!deviation || deviation.z < raisedZ || segment.end_s <= segment.start_s) return [];
    const { start_s, end_s } = segment;
    return [{ quote: segment.text, segment_id: segment.id, start_s, end_s, speaker: model.speakers.bySegment[index] ?? null, cue: 'raised_voice', source: 'audio' as const, note: noteOf(deviation) }];
  });
}

/** "6.1 dB louder, 3.2 semitones higher, 20 % faster than usual here". */
export function noteOf({ louder_db, higher_semitones, faster }: VoiceDeviation): string {
  const parts = [
    louder_db === null ? null : `${Math.abs(round(louder_db, 1))} dB ${louder_db >= 0 ? 'louder' : 'quieter'}`,
    higher_semitones === null ? null : `${Math.abs(round(higher_semitones, 1))} semitones ${higher_semitones >= 0 ? 'higher' : 'lower'}`,
    faster === null ? null : `${Math.abs(Math.round((faster - 1) * 100))} % ${faster >= 1 ? 'faster' : 'slower'}`,
  ].filter((part) => part !== null);
  return `${parts.join(', ')} than the median here`;
}

function reasonsOf(input: ReadingInput, { speakers }: TextModel, voice: Map<number, VoiceDeviation> | null, dominant: EmotionName | null, said: number): string[] {
  const parts: string[] = [];
  if (dominant === null) parts.push(said === 0 ? 'No feeling was put into plain words.' : 'No feeling was named often enough to stand out.');
  if (!input.voice_inference) parts.push('Reading feelings from the voice is switched off.');
  else if (!input.acoustics) parts.push('There is no audio to read the voice from.');
  else if (!voice || voice.size === 0) parts.push(whyNoBaseline(input.acoustics, speakers));
  else if (mixesVoices(input.acoustics, speakers)) parts.push('Two or more voices seem to speak and were not told apart, so only loudness and speed are compared, over all of them.');
  return parts;
}

export const emotionAnalysis: Analysis<'emotion_analysis'> = { type: 'emotion_analysis', schema: emotionAnalysisSchema, engine: cueEngine, read };
