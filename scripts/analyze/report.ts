import { leadOf } from '#lib/analyses/pages';
import { type AnalysisType, analysisTypes, titles } from '#lib/analyses/steps';
import { knowsStarts } from '#lib/base/times';
import { clock, duration, words } from '#lib/base/words';
import type { SessionView, StepView } from '#lib/events/view';
import { wrapped } from '#lib/export/text';

const width = 96;
/** Further quotes of a reading are only counted. */
const maxQuotes = 8;

/** The progress of a run, in one line. */
export function progressLine(view: SessionView): string {
  const running = Object.values(view.steps)
    .filter(({ state }) => state === 'running')
    .map(({ analysis_type }) => titles[analysis_type]);
  const heard =
    view.heard && view.audio_s && view.steps.transcript.state === 'running'
      ? ` (${clock(view.heard.until_s)} of ${clock(view.audio_s)} heard)`
      : '';
  return `${view.progress.done} of ${view.progress.total} done${running.length > 0 ? `: ${running.join(', ')}${heard}` : ''}`.slice(
    0,
    width,
  );
}

/** The content of the cards, for a terminal: the lead of each, then its quotes with their times. */
export function report(view: SessionView, types: readonly AnalysisType[] = analysisTypes): string {
  return `${types.map((type) => section(view.steps[type], view)).join('\n')}\n`;
}

function section(step: StepView, view: SessionView): string {
  const timed = knowsStarts(view.steps.transcript.data?.times ?? 'measured');
  const place = (seconds: number): string => `${(timed ? clock(seconds) : '').padStart(7)}  `;
  const lines = [titles[step.analysis_type], '-'.repeat(titles[step.analysis_type].length)];
  if (step.error)
    lines.push(
      ...wrapped(step.error.code === 'needs_audio' ? step.error.message : `This step failed. ${step.error.message}`),
    );
  if (step.data) {
    const { sufficiency, evidence } = step.data;
    lines.push(
      ...wrapped(
        sufficiency.enough
          ? leadOf(step.analysis_type, step.data, step.engine?.kind)
          : `Not enough to say. ${sufficiency.reason ?? ''}`,
      ),
    );
    if (step.analysis_type === 'transcript')
      lines.push(
        '',
        ...view.segments.flatMap(({ start_s, text, speaker }) =>
          wrapped(`${speaker === null ? '' : `${speaker}: `}${text}`, place(start_s)),
        ),
      );
    if (step.analysis_type === 'audio_quality_metrics')
      lines.push(...wrapped(`It lasts ${duration(view.audio_s ?? 0)}.`));
    const quotes = evidence.filter(({ quote }) => quote !== '');
    lines.push(
      ...quotes
        .slice(0, maxQuotes)
        .flatMap(({ start_s, quote, cue }) => wrapped(`“${quote}” (${words(cue)})`, place(start_s))),
    );
    if (quotes.length > maxQuotes) lines.push(`         and ${quotes.length - maxQuotes} more`);
  }
  return `${lines.join('\n')}\n`;
}
