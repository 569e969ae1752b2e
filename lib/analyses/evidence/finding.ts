import type { Evidence } from './evidence.ts';
import type { AnalysisType, CardType } from '#lib/analyses/steps';

/** The subject of a finding; the page shows each with a shape and a colour of its own. */
export type FindingKind = 'agreement' | 'question' | 'conflict' | 'pressure' | 'feeling' | 'argument' | 'aim' | 'sound';

/** A finding of a reading, with at least one piece of evidence. */
export interface Finding {
  /** Depends only on analysis, cue and quote. */
  id: string;
  analysis: AnalysisType;
  kind: FindingKind;
  /** How early a reader wants to see it, 0 to 1; independent of how certain it is. */
  score: number;
  sentence: string;
  /** In order of time. */
  evidence: readonly [Evidence, ...Evidence[]];
}

/** A finding as its analysis returns it, before id and analysis are added. */
export interface Found {
  kind: FindingKind;
  score: number;
  sentence: string;
  evidence: readonly Evidence[];
}

/** Least score of a finding at the top of the page. */
export const tellsMuch = 0.4;

/** Stable id of a cue at a quote, 11 letters and digits: a hash (cyrb53) of analysis, cue and quote. */
export function findingId(analysis: CardType, cue: string, quote: string): string {
  const text = [analysis, cue, quote].join('\n');
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, 2_654_435_761);
    second = Math.imul(second ^ code, 1_597_334_677);
  }
  first = Math.imul(first ^ (first >>> 16), 2_246_822_507) ^ Math.imul(second ^ (second >>> 13), 3_266_489_909);
  second = Math.imul(second ^ (second >>> 16), 2_246_822_507) ^ Math.imul(first ^ (first >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & second) + (first >>> 0)).toString(36).padStart(11, '0');
}

/** Adds id and analysis to a finding, and sorts its evidence; null without evidence. */
export function findingWithId(analysis: AnalysisType, { evidence, ...found }: Found): Finding | null {
  const [first, ...rest] = evidence.toSorted((a, b) => a.start_s - b.start_s);
  if (!first) return null;
  return { ...found, id: findingId(analysis, first.cue, first.quote), analysis, evidence: [first, ...rest] };
}
