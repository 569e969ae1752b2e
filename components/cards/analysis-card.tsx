'use client';

import type { ReactNode } from 'react';
import { leadOf } from '#lib/analyses/leads';
import type { AnalysisType } from '#lib/analyses/steps';
import { sentence } from '#lib/base/words';
import { lacksAudio, type StepView } from '#lib/events/view';
import type { CardParts } from './card-parts';
import { Compare } from './compare';
import { Draft } from './draft';
import { asOfToday } from './older-results';
import { Reading } from './reading';
import { registry } from './registry';
import { Signature } from './signature';
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
  const heading = `heading-${type}`;
  return (
    <article
      id={type}
      data-analysis={type}
      data-state={step.state}
      aria-labelledby={heading}
      aria-busy={step.state === 'running'}
      className={`border-t-2 border-ink pt-3 ${column ? 'lg:flex lg:min-h-0 lg:flex-col' : ''}`}
    >
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={heading} className="text-body font-semibold">
          {titles[type]}
        </h2>
        {aside}
      </div>
      {lacksAudio(step) && <p className="mt-1 text-ink-2">{step.error?.message}</p>}
      {step.state === 'failed' && !lacksAudio(step) && (
        <p className="mt-2 border-l-2 border-alert pl-4 text-body">
          <strong className="font-semibold text-alert">This step failed.</strong> {step.error?.message ?? 'The server gave no reason.'}
          {step.data && ' Below is the result from before.'}
        </p>
      )}
      <div
        data-scroller={column || undefined}
        tabIndex={column ? 0 : undefined}
        role={column ? 'group' : undefined}
        aria-label={column ? 'Text of the transcript' : undefined}
        className={column ? 'lg:min-h-0 lg:overflow-y-auto lg:overscroll-contain lg:pr-4' : ''}
      >
        {step.data ? (
          <Reading type={type} parts={parts} data={asOfToday(type, step.data)} />
        ) : (
          step.state !== 'failed' && <p className="mt-1 text-ink-2">{waitingWords(type, step.state)}</p>
        )}
        {!step.data && early && <div className="mt-4">{early}</div>}
        {step.provisional && step.state === 'running' && <Draft type={type} />}
        {step.data && <Signature of={step} source={methodOf(step.data, leadOf(type, asOfToday(type, step.data))) ?? parts.source} href={`/evidence#${type}`} />}
        <Compare step={step} />
      </div>
    </article>
  );
}

/** How this very reading came about, where the engine says so and the lead does not. */
function methodOf(data: { evidence: unknown; method?: string }, lead: string): string | null {
  return data.method && !lead.includes(data.method) ? sentence(data.method) : null;
}
