import type { SessionView } from '#lib/events/view';
import type { Segment } from '#lib/speech/contract';

/** A passage with the emotions found in it. */
export interface Passage extends Segment {
  /** Emotions found in it, the strongest first, each once; empty if none was clear. */
  emotions: { emotion: string; source: 'text' | 'audio' | 'both' }[];
  /** -1 to 1, from the words; null if unknown. */
  valence: number | null;
  /** 0 to 1, from the voice; null if unknown. */
  arousal: number | null;
}

/** Two times belong to the same passage if they differ by less than this, in seconds. */
const same_s = 0.05;

export function passagesOf(view: SessionView): Passage[] {
  const data = view.steps.emotion_analysis.data;
  return view.segments.map((segment) => {
    const { start_s, end_s } = segment;
    const inside = (data?.emotions ?? [])
      .filter((item) => item.emotion !== 'neutral' && placeOf(item, view.segments) === segment.id)
      .toSorted((a, b) => b.score - a.score);
    const emotions = [...new Map(inside.map(({ emotion, source }) => [emotion, { emotion, source }])).values()];
    const point = data?.timeline.find(
      (entry) => Math.abs(entry.start_s - start_s) < same_s && Math.abs(entry.end_s - end_s) < same_s,
    );
    return { ...segment, emotions, valence: point?.valence ?? null, arousal: point?.arousal ?? null };
  });
}

/** The passage that shares the most time with an emotion's sentence; of equal ones the first. */
function placeOf(
  { timestamp_start_s: from, timestamp_end_s: to }: { timestamp_start_s: number; timestamp_end_s: number },
  segments: readonly Segment[],
): number | null {
  let best: { id: number; shared: number } | null = null;
  for (const { id, start_s, end_s } of segments) {
    const shared = Math.min(to, end_s) - Math.max(from, start_s);
    if (shared >= 0 && (!best || shared > best.shared)) best = { id, shared };
  }
  return best?.id ?? null;
}
