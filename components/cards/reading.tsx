'use client';

import type { Engine } from '#lib/analyses/analysis';
import { leadOf } from '#lib/analyses/leads';
import type { ResultData } from '#lib/analyses/results';
import type { AnalysisType } from '#lib/analyses/steps';
import type { CardParts } from './card-parts';
import { EvidenceList } from './evidence-list';
import { Lead } from './lead';

/** One result as a reader sees it: main sentence, details, evidence. `data` is as of today. */
export function Reading<T extends AnalysisType>({ type, parts, data, by }: { type: T; parts: CardParts<T>; data: ResultData<T>; by: Engine['kind'] | undefined }) {
  const { Body } = parts;
  const { enough } = data.sufficiency;
  const shown = new Set(enough ? parts.quotes?.(data).map(bare) : []);
  const heard = new Set(enough || parts.measured ? parts.moments?.(data) : []);
  return (
    <>
      <Lead text={leadOf(type, data, by)} sufficiency={data.sufficiency} />
      {(enough || parts.measured) && <Body data={data} />}
      <EvidenceList folded={shown.size > 0} evidence={data.evidence.filter((item) => (item.quote === '' ? !heard.has(item.start_s) : !shown.has(bare(item.quote))))} />
    </>
  );
}

/** A quote without its last stop, which one list may have and another not. */
const bare = (quote: string): string => quote.replace(/[\s.,;:!?…]+$/u, '');
