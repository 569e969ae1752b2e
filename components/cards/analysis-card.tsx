'use client';

import { type AnalysisType, isModelType } from '#lib/analyses/steps';
import type { StepView } from '#lib/events/view';
import type { CardParts } from '#components/cards/parts/card-parts';
import { Compare } from '#components/cards/reading/compare';
import { Draft } from '#components/cards/reading/draft';
import { LocalReading } from '#components/cards/reading/local-reading';
import { ReadingCard } from '#components/cards/reading/reading-card';
import { registry } from './registry';

/** The open part of one of the twelve cards. */
export function AnalysisCard<T extends AnalysisType>({ step }: { step: StepView<T> }) {
  const type = step.analysis_type;
  // TypeScript cannot follow the map from T to CardParts<T> through the type parameter.
  const parts = registry[type] as unknown as CardParts<T>;
  return (
    <ReadingCard
      step={step}
      parts={parts}
      draft={step.data && step.state === 'running' && isModelType(type) && <Draft type={type} />}
      beside={
        <>
          <LocalReading step={step} parts={parts} />
          <Compare step={step} />
        </>
      }
    />
  );
}
