import type { ComponentType } from 'react';
import type { Engine } from '#lib/analyses/analysis';
import type { ResultData } from '#lib/analyses/results/results';
import type { AnalysisType } from '#lib/analyses/steps';
import type { PlacedQuote } from '#lib/analyses/quotes/quote-places';

/** What a card is made of. Sentences come only from the result's fields. */
export interface CardParts<T extends AnalysisType> {
  /**
   * `by`: whose reading it is; words that belong to the local method do not stand under a model's. Default: the local
   * engine's.
   */
  Body: ComponentType<{ data: ResultData<T>; by?: Engine['kind'] | undefined }>;
  /** Where its claims come from, for the signature. */
  source: string;
  /** True where there is something to show even when there is too little to read: measures, counts, the text itself. */
  measured: boolean;
  /** Quotes that the body shows already, with their moments, so that the evidence below does not repeat them. */
  quotes?: (data: ResultData<T>) => PlacedQuote[];
  /** Moments that the body shows already, of things that are heard and not said. */
  moments?: (data: ResultData<T>) => number[];
}
