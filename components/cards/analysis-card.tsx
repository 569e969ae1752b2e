'use client';

import type { ReactNode } from 'react';
import { leadOf } from '#lib/analyses/leads';
import type { ResultData } from '#lib/analyses/results';
import type { AnalysisType } from '#lib/analyses/steps';
import { firstSentence, sentence } from '#lib/base/words';
import { lacksAudio, type StepView } from '#lib/events/view';
import type { CardParts } from './card-parts';
import { EvidenceList } from './evidence-list';
import { asOfToday } from './older-results';
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
          <Result type={type} parts={parts} data={step.data} />
        ) : (
          step.state !== 'failed' && <p className="mt-1 text-ink-2">{waitingWords(type, step.state)}</p>
        )}
        {!step.data && early && <div className="mt-4">{early}</div>}
        {step.data && <Signature step={step} source={methodOf(step.data, leadOf(type, asOfToday(type, step.data))) ?? parts.source} />}
      </div>
    </article>
  );
}

/** How this very reading came about, where the engine says so and the lead does not. */
function methodOf(data: { evidence: unknown; method?: string }, lead: string): string | null {
  return data.method && !lead.includes(data.method) ? sentence(data.method) : null;
}

function Result<T extends AnalysisType>({ type, parts, data: stored }: { type: T; parts: CardParts<T>; data: ResultData<T> }) {
  const { Body } = parts;
  const data = asOfToday(type, stored);
  const { enough, reason } = data.sufficiency;
  const shown = new Set(enough ? parts.quotes?.(data).map(bare) : []);
  const heard = new Set(enough || parts.measured ? parts.moments?.(data) : []);
  return (
    <>
      {enough ? (
        <Lead text={leadOf(type, data)} />
      ) : (
        <p className="mt-1.5 text-lead text-pretty">
          <span className="font-semibold">Not enough to say.</span> {reason ?? 'The engine gave no reason.'}
        </p>
      )}
      {(enough || parts.measured) && <Body data={data} />}
      <EvidenceList folded={shown.size > 0} evidence={data.evidence.filter((item) => (item.quote === '' ? !heard.has(item.start_s) : !shown.has(bare(item.quote))))} />
    </>
  );
}

/** A quote without its last stop, which one list may have and another not. */
const bare = (quote: string): string => quote.replace(/[\s.,;:!?…]+$/u, '');

/** A lead longer than this is set small from its second sentence on. */
const longLead = 110;

function Lead({ text }: { text: string }) {
  const [first, rest] = text.length > longLead ? firstSentence(text) : [text, ''];
  return (
    <>
      <p className="mt-1.5 text-lead text-pretty">{first}</p>
      {rest !== '' && <p className="mt-1 text-ink-2">{rest}</p>}
    </>
  );
}
