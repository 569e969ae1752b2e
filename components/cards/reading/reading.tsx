'use client';

import type { Engine } from '#lib/analyses/analysis';
import type { ResultData } from '#lib/analyses/results/results';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import type { AnalysisType } from '#lib/analyses/steps';
import { bare, type PlacedQuote } from '#lib/analyses/quotes/quote-places';
import type { CardParts } from '#components/cards/parts/card-parts';
import { EvidenceList } from '#components/cards/evidence/evidence-list';
import { Lead } from './lead';

/** One result as readers see it: lead, details, evidence. `data` is in today's form. */
export function Reading<T extends AnalysisType>({
  parts,
  data,
  by,
}: {
  parts: CardParts<T>;
  data: ResultData<T>;
  by: Engine['kind'] | undefined;
}) {
  const { Body } = parts;
  const { enough } = data.sufficiency;
  const shown = enough ? (parts.quotes?.(data) ?? []) : [];
  const isShown = shownAt(shown);
  const heard = new Set(enough || parts.measured ? parts.moments?.(data) : []);
  return (
    <>
      <Lead text={parts.page.lead(data, by ?? 'local')} sufficiency={data.sufficiency} />
      {(enough || parts.measured) && <Body data={data} by={by} />}
      <EvidenceList
        folded={shown.length > 0}
        evidence={data.evidence.filter((item) => (item.quote === '' ? !heard.has(item.start_s) : !isShown(item)))}
      />
    </>
  );
}

/** Whether the body already shows a quote; the same words at another moment do not count. */
function shownAt(shown: readonly PlacedQuote[]): (item: Evidence) => boolean {
  const places = Map.groupBy(shown, ({ quote }) => bare(quote));
  return ({ quote, start_s }) =>
    (places.get(bare(quote)) ?? []).some((place) => place.start_s === null || place.start_s === start_s);
}
