import type { Evidence } from '#lib/analyses/evidence/evidence';
import { type Finding, type FindingKind, findingId, tellsMuch } from '#lib/analyses/evidence/finding';
import { type CardType, isAnalysisType, titles } from '#lib/analyses/steps';
import type { SessionView } from '#lib/events/view';
import { findingsOf } from './findings-of.ts';
import { kindOf } from './kinds.ts';

/** A mark on the timeline. */
export interface Pin {
  id: string;
  analysis: CardType;
  /** The title of its note. */
  title: string;
  kind: FindingKind;
  evidence: Evidence;
}

/** Pins that are too close together to be told apart, drawn as one with their number. */
export interface PinGroup {
  start_s: number;
  pins: Pin[];
}

/** The most pins that are drawn while no note is open. */
const most = 12;

type Read = Pick<SessionView, 'steps' | 'custom'>;

/** All marks of one note, in order of time; empty if it has none. */
export function pinsOfNote({ steps, custom }: Read, note: CardType): Pin[] {
  const asked = custom.find(({ analysis_type }) => analysis_type === note);
  const evidence = isAnalysisType(note) ? (steps[note].data?.evidence ?? []) : (asked?.data?.evidence ?? []);
  const title = isAnalysisType(note) ? titles[note] : (asked?.name ?? '');
  const found = findingsOf(steps).filter(({ analysis }) => analysis === note);
  return inOrder(
    evidence.map((item) => ({
      ...pinFor(note, item),
      title,
      kind: found.find((finding) => finding.evidence.includes(item))?.kind ?? kindOf(note),
    })),
  );
}

/**
 * The most telling marks of all notes, at most twelve, in order of time: first one of each finding, then the second of
 * each, and so on.
 */
export function rankedPins({ steps }: Read): Pin[] {
  const all = findingsOf(steps);
  const telling = all.filter(({ score }) => score >= tellsMuch);
  const from = telling.length > 0 ? telling : all;
  const taken = new Map<string, Pin>();
  for (let round = 0; taken.size < most && from.some(({ evidence }) => evidence.length > round); round += 1) {
    for (const finding of from) {
      const item = finding.evidence[round];
      // Several notes may find the same words; one mark shows them.
      const place = item && (item.quote === '' ? `${item.start_s}` : item.quote);
      if (item && place !== undefined && taken.size < most && !taken.has(place)) taken.set(place, pinOf(finding, item));
    }
  }
  return inOrder([...taken.values()]);
}

function pinOf({ analysis, kind }: Finding, evidence: Evidence): Pin {
  return { ...pinFor(analysis, evidence), title: titles[analysis], kind };
}

function pinFor(analysis: CardType, evidence: Evidence): Pick<Pin, 'id' | 'analysis' | 'evidence'> {
  return { id: findingId(analysis, evidence.cue, evidence.quote), analysis, evidence };
}

function inOrder(pins: Pin[]): Pin[] {
  return pins.toSorted((a, b) => a.evidence.start_s - b.evidence.start_s);
}

/** Joins pins whose distance from a group's first pin is less than 1/`slots` of the recording. */
export function groupPins(pins: readonly Pin[], audio_s: number, slots: number): PinGroup[] {
  if (!(audio_s > 0)) return [];
  const near_s = audio_s / Math.max(1, slots);
  const groups: PinGroup[] = [];
  for (const pin of pins) {
    const last = groups.at(-1);
    if (last && pin.evidence.start_s - last.start_s < near_s) last.pins.push(pin);
    else groups.push({ start_s: pin.evidence.start_s, pins: [pin] });
  }
  return groups;
}
