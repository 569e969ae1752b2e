'use client';

import type { ReactNode } from 'react';
import type { Engine } from '#lib/analyses/analysis';
import { leadOf } from '#lib/analyses/leads';
import type { ResultData } from '#lib/analyses/results';
import type { AnalysisType } from '#lib/analyses/steps';
import { sentence } from '#lib/base/words';
import type { StepView } from '#lib/events/view';
import { CardFrame } from './card-frame';
import type { CardParts } from './card-parts';
import { Compare } from './compare';
import { Draft } from './draft';
import { EarlierReadings } from './earlier-readings';
import { asOfToday } from './older-results';
import { LocalReading } from './local-reading';
import { Reading } from './reading';
import { registry } from './registry';
import { Signature } from './signature';
import { isModelType } from '#lib/analyses/model/model-types';
import { titles } from '#lib/analyses/titles';
import { waitingWords } from './waiting';

interface Props<T extends AnalysisType> {
  step: StepView<T>;
  /** Shown while there is no result yet. */
  early?: ReactNode;
  /** Beside the heading. */
  aside?: ReactNode;
  /** Fills a column of its own and scrolls inside it. */
  column?: boolean;
}

/** One of the twelve: heading, main reading, details, evidence, signature; or why there is none of that. */
export function AnalysisCard<T extends AnalysisType>({ step, early, aside, column = false }: Props<T>) {
  const type = step.analysis_type;
  // The registry is a map from T to CardParts<T>; TypeScript cannot follow that through the type parameter.
  const parts = registry[type] as unknown as CardParts<T>;
  const lead = (data: ResultData<T>, by: Engine | null): string => leadOf(type, asOfToday(type, data), by?.kind);
  return (
    <CardFrame step={step} title={titles[type]} aside={aside} column={column}>
      <div
        data-scroller={column || undefined}
        tabIndex={column ? 0 : undefined}
        role={column ? 'group' : undefined}
        aria-label={column ? 'Text of the transcript' : undefined}
        className={column ? 'lg:min-h-0 lg:overflow-y-auto lg:overscroll-contain lg:pr-4' : ''}
      >
        {step.instruction !== null && <p className="mt-1 text-note text-ink-2 wrap-anywhere">With the instruction: “{step.instruction}”</p>}
        {step.data ? (
          <Reading type={type} parts={parts} data={asOfToday(type, step.data)} by={step.engine?.kind} />
        ) : (
          step.state !== 'failed' && <p className="mt-1 text-ink-2">{waitingWords(type, step.state)}</p>
        )}
        {!step.data && early && <div className="mt-4">{early}</div>}
        {step.data && step.state === 'running' && isModelType(type) && <Draft type={type} />}
        {step.data && <Signature of={step} source={methodOf(step.data, lead(step.data, step.engine)) ?? parts.source} href={`/evidence#${type}`} />}
        <LocalReading step={step} parts={parts} />
        <Compare step={step} />
        <EarlierReadings history={step.history} lead={lead} />
      </div>
    </CardFrame>
  );
}

/** How this very reading came about, where the engine says so and the lead does not. */
function methodOf(data: { evidence: unknown; method?: string }, lead: string): string | null {
  return data.method && !lead.includes(data.method) ? sentence(data.method) : null;
}
