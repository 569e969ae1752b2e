import type { ComponentType } from 'react';
import type { Engine } from '#lib/analyses/analysis';
import type { ResultData } from '#lib/analyses/results/results';
import type { StepPage } from '#lib/analyses/step-page';
import type { AnalysisType } from '#lib/analyses/steps';
import type { PlacedQuote } from '#lib/analyses/quotes/quote-places';

/** The parts of a card. Sentences come only from the result's fields. */
export interface CardParts<T extends AnalysisType> {
  /** Its lead, and what makes a stored result one of today. */
  page: StepPage<T>;
  /**
   * `by`: the kind of engine that made the reading; words about the local method are not shown for a model's. Default:
   * local.
   */
  Body: ComponentType<{ data: ResultData<T>; by?: Engine['kind'] | undefined }>;
  /** Where its claims come from, for the signature. */
  source: string;
  /** True if there is something to show even with too little text: measures, counts, the text itself. */
  measured: boolean;
  /** Quotes that the body already shows, with their moments, so that the evidence list does not repeat them. */
  quotes?: (data: ResultData<T>) => PlacedQuote[];
  /** Moments of sounds that the body already shows. */
  moments?: (data: ResultData<T>) => number[];
}
