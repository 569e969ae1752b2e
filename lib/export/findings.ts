import type { Engine } from '#lib/analyses/analysis';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { findingId } from '#lib/analyses/evidence/finding';
import { placeQuotes } from '#lib/analyses/quotes/quote-places';
import type { ResultData } from '#lib/analyses/results/results';
import { type AnalysisType, analysisTypes, type CardType, titles } from '#lib/analyses/steps';
import { words } from '#lib/base/words';
import type { SessionView } from '#lib/events/view';

/** One claim of a reading with its evidence. */
export interface Finding {
  analysis_type: CardType;
  /** The title of the reading on the page. */
  reading: string;
  /** The cue, in words. */
  finding: string;
  /** Verbatim; empty for a sound without words. */
  quote: string;
  speaker: string | null;
  start_s: number;
  end_s: number;
  source: 'text' | 'audio';
  explanation: string;
  engine: Engine | null;
  /** The owner's dispute of it; null if there is none. */
  disputed: string | null;
}

/** All findings, reading by reading in the order of the steps, then those for the owner's own questions. */
export function findingsOf(view: SessionView, types: readonly AnalysisType[] = analysisTypes): Finding[] {
  const read = types.flatMap((type) => findingsIn(type, view.steps[type].data, view.steps[type].engine, view.disputes));
  const asked = view.custom.flatMap(({ analysis_type, name, data, engine }) =>
    (data?.findings ?? []).map((item): Finding => ({
      ...item,
      analysis_type,
      reading: name,
      finding: 'answer',
      source: 'text',
      explanation: item.note,
      engine,
      disputed: disputeOf(view.disputes, analysis_type, 'answer', item.quote),
    })),
  );
  return [...read, ...asked];
}

export function findingsIn<T extends AnalysisType>(
  analysis_type: T,
  data: ResultData<T> | null,
  engine: Engine | null,
  disputes: SessionView['disputes'],
): Finding[] {
  if (!data) return [];
  const explained = explanationsIn(data);
  return data.evidence.map((item): Finding => {
    const { quote, speaker, start_s, end_s, source, note } = item;
    return {
      analysis_type,
      reading: titles[analysis_type],
      finding: words(item.cue),
      quote,
      speaker,
      start_s,
      end_s,
      source,
      explanation: note ?? explained(item) ?? '',
      engine,
      disputed: disputeOf(disputes, analysis_type, item.cue, quote),
    };
  });
}

function disputeOf(disputes: SessionView['disputes'], analysis: CardType, cue: string, quote: string): string | null {
  return disputes[findingId(analysis, cue, quote)]?.reason ?? null;
}

/**
 * The explanations that a reading gives for a quote besides its evidence, per passage: why a wording presses, the time
 * of a task.
 */
function explanationsIn(data: ResultData): (item: Evidence) => string | undefined {
  const named = [
    ...('manipulation_techniques' in data ? data.manipulation_techniques : []),
    ...('fallacies_detected' in data ? data.fallacies_detected : []),
  ];
  const places = placeQuotes(
    named.map(({ quote }) => quote),
    data.evidence,
  );
  const said = places.map(({ quote, start_s }, index) => ({ quote, start_s, explanation: named[index]?.explanation }));
  return ({ quote, start_s }) =>
    said.find((item) => item.quote === quote && (item.start_s === null || item.start_s === start_s))?.explanation;
}
