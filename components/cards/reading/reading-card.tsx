'use client';

import type { ReactNode } from 'react';
import type { Engine } from '#lib/analyses/analysis';
import { upgradedBy } from '#lib/analyses/as-of-today';
import type { ResultData } from '#lib/analyses/results/results';
import type { AnalysisType } from '#lib/analyses/steps';
import { sentence } from '#lib/base/words';
import type { StepView } from '#lib/events/view';
import type { CardParts } from '#components/cards/parts/card-parts';
import { EarlierReadings } from './earlier-readings';
import { Reading } from './reading';
import { Signature } from './signature';
import { waitingWords } from '#components/cards/frame/waiting';
import { cardsMessages } from '#lib/messages/cards';

interface Props<T extends AnalysisType> {
  step: StepView<T>;
  parts: CardParts<T>;
  /** Shown until there is a result. */
  early?: ReactNode;
  /** Between the reading and its signature, and after it: additions for a language model. */
  draft?: ReactNode;
  beside?: ReactNode;
}

/** The content of a card: lead, details, evidence, signature; or why there are none. */
export function ReadingCard<T extends AnalysisType>({ step, parts, early, draft, beside }: Props<T>) {
  const type = step.analysis_type;
  const lead = (data: ResultData<T>, by: Engine | null): string =>
    parts.page.lead(upgradedBy(parts.page, data), by?.kind ?? 'local');
  return (
    <>
      {step.instruction !== null && (
        <p className="mt-1 text-note text-ink-2 wrap-anywhere">{cardsMessages.withInstruction(step.instruction)}</p>
      )}
      {step.data ? (
        <Reading parts={parts} data={upgradedBy(parts.page, step.data)} by={step.engine?.kind} />
      ) : (
        step.state !== 'failed' && <p className="mt-1 text-ink-2">{waitingWords(type, step.state)}</p>
      )}
      {!step.data && early && <div className="mt-4">{early}</div>}
      {draft}
      {step.data && (
        <Signature
          of={step}
          source={methodOf(step.data, lead(step.data, step.engine)) ?? parts.source}
          href={`/evidence#${type}`}
        />
      )}
      {beside}
      <EarlierReadings history={step.history} lead={lead} />
    </>
  );
}

/** The method of this reading, if the engine names it and the lead does not. */
function methodOf(data: { evidence: unknown; method?: string }, lead: string): string | null {
  return data.method && !lead.includes(data.method) ? sentence(data.method) : null;
}
