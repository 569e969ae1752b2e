import { renderToStaticMarkup } from 'react-dom/server';
import { type AnalysisType, titles } from '#lib/analyses/steps';
import type { SessionView, StepView } from '#lib/events/view';
import { AnalysisCard } from '#components/cards/analysis-card';
import { CardFrame } from '#components/cards/frame/card-frame';
import { SessionProvider } from '#components/session/session-context';
import { completeSnapshot, results } from './snapshot';

/** The HTML of an open card in a session. */
export function markup(step: StepView, view: SessionView = completeSnapshot.view): string {
  return renderToStaticMarkup(
    <SessionProvider view={view} live={false}>
      <CardFrame step={step} title={titles[step.analysis_type]}>
        <AnalysisCard step={step} />
      </CardFrame>
    </SessionProvider>,
  );
}

/** The text that a reader sees: without tags, with React's entities decoded. */
export function text(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}

/** A finished step of the example session with some fields changed. */
export function doneWith(type: AnalysisType, change: object): StepView {
  return { ...completeSnapshot.view.steps[type], data: { ...results[type], ...change } };
}
