import type { Speakers, SpeakerSpan } from '#lib/text/speakers';

interface Stretch {
  start_s: number;
  end_s: number;
}

/** Measures of turn-taking, from spans of speech with speakers. In seconds. */
export interface Floor {
  talk: Map<string, number>;
  /** Sum of all speakers' talk times; overlapping speech counts for each. */
  total_s: number;
  /** Time during which at least two different speakers talk. */
  overlap_s: number;
  /** Stretches in which a speaker starts at least 0.2 s before another's end and continues after it. */
  interruptions: { start_s: number; end_s: number; by: string; of: string }[];
  /** Times from one speaker's end to another's start, in order; negative if they overlap. */
  latencies: { start_s: number; end_s: number; latency_s: number }[];
}

/** Speakers usually take turns with shorter overlaps (Heldner and Edlund 2010). */
const minimumOverlap_s = 0.2;
/** Spans of one speaker with a shorter gap are joined. */
const sameBreath_s = 0.5;

/** How far a segment may extend beyond its voice. */
const padding_s = 0.25;

/**
 * Computes the measures; `pauses` are the measured ones. Segments extend beyond the voice on both sides, so if speakers
 * come from segments, the silence between two speakers is taken from the pause there. The caller's times, and those
 * measured in each speaker's channel, are used as they are.
 */
export function floorOf(speakers: Speakers, pauses: readonly Stretch[] = []): Floor {
  const spans = merged(speakers.spans);
  // Channels measure the voice itself with its pauses for breath, so its spans are not joined.
  const voice = speakers.source === 'channels' ? speakers.spans : spans;
  const talk = new Map<string, number>();
  for (const span of voice) talk.set(span.speaker, (talk.get(span.speaker) ?? 0) + span.end_s - span.start_s);
  const interruptions: Floor['interruptions'] = [];
  const latencies: Floor['latencies'] = [];
  let holder: SpeakerSpan | undefined;
  for (const span of spans) {
    if (holder && holder.speaker !== span.speaker) {
      const overlap = holder.end_s - span.start_s;
      if (overlap >= minimumOverlap_s && span.end_s > holder.end_s && span.start_s > holder.start_s)
        interruptions.push({ start_s: span.start_s, end_s: holder.end_s, by: span.speaker, of: holder.speaker });
      if (span.end_s > holder.end_s)
        latencies.push({ start_s: holder.end_s, end_s: span.start_s, latency_s: span.start_s - holder.end_s });
    }
    // A span wholly inside another's talk ("mm-hmm") does not take the floor.
    if (!holder || span.end_s > holder.end_s) holder = span;
  }
  const measured =
    speakers.source === 'transcript' ? latencies.map((entry) => betweenVoices(entry, pauses)) : latencies;
  return {
    talk,
    total_s: [...talk.values()].reduce((sum, value) => sum + value, 0),
    overlap_s: overlapOf(voice),
    interruptions,
    latencies: measured,
  };
}

/**
 * Replaces a latency by the longest pause at the change of speaker. Binary search, since an hour has thousands of both.
 */
function betweenVoices(entry: Floor['latencies'][number], pauses: readonly Stretch[]): Floor['latencies'][number] {
  let low = 0;
  let high = pauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pauses[middle]?.end_s ?? 0) > entry.start_s - padding_s) high = middle;
    else low = middle + 1;
  }
  let longest: Stretch | undefined;
  for (let i = low; i < pauses.length; i += 1) {
    const pause = pauses[i];
    if (!pause || pause.start_s >= entry.end_s + padding_s) break;
    if (!longest || pause.end_s - pause.start_s > longest.end_s - longest.start_s) longest = pause;
  }
  return longest ? { ...longest, latency_s: longest.end_s - longest.start_s } : entry;
}

function merged(spans: SpeakerSpan[]): SpeakerSpan[] {
  const open = new Map<string, SpeakerSpan>();
  const out: SpeakerSpan[] = [];
  for (const span of spans) {
    const last = open.get(span.speaker);
    if (last && span.start_s - last.end_s <= sameBreath_s) last.end_s = Math.max(last.end_s, span.end_s);
    else {
      const copy = { ...span };
      open.set(span.speaker, copy);
      out.push(copy);
    }
  }
  return out;
}

function overlapOf(spans: SpeakerSpan[]): number {
  const edges = spans
    .flatMap((span) => [
      { at: span.start_s, step: 1 },
      { at: span.end_s, step: -1 },
    ])
    .toSorted((a, b) => a.at - b.at || a.step - b.step);
  let active = 0;
  let before = 0;
  let overlap = 0;
  for (const { at, step } of edges) {
    if (active >= 2) overlap += at - before;
    active += step;
    before = at;
  }
  return overlap;
}
