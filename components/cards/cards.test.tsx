import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { AnalysisType } from '#lib/analyses/steps';
import { analysisTypes } from '#lib/analyses/steps';
import { emptyView, type SessionView, type StepView } from '#lib/events/view';
import { SessionProvider } from '../session/session-context';
import { completeSnapshot, failedSnapshot, results, runningSnapshot, sessionId } from '../testing/snapshot';
import { AnalysisCard } from './analysis-card';
import { titles } from '#lib/analyses/titles';

function markup(step: StepView, view: SessionView = completeSnapshot.view): string {
  return renderToStaticMarkup(
    <SessionProvider view={view} live={false}>
      <AnalysisCard step={step} />
    </SessionProvider>,
  );
}

/** What a reader sees: tags gone, the entities that React writes turned back. */
function text(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}

function doneWith(type: AnalysisType, change: object): StepView {
  return { ...completeSnapshot.view.steps[type], data: { ...results[type], ...change } };
}

describe.each(analysisTypes)('%s', (type) => {
  test('a full result: heading, state, signature and no raw values', () => {
    const html = markup(completeSnapshot.view.steps[type]);
    expect(html).toContain(`data-analysis="${type}"`);
    expect(html).toContain('data-state="done"');
    expect(text(html)).toContain(titles[type]);
    expect(text(html)).toContain('Signed: local engine');
    expect(html).toContain(`href="/evidence#${type}"`);
    expect(text(html)).not.toMatch(/\b(null|undefined|NaN|Infinity)\b/);
  });

  test('every piece of evidence can be played', () => {
    const html = markup(completeSnapshot.view.steps[type]);
    for (const { quote } of results[type].evidence) {
      if (quote !== '') expect(html).toMatch(new RegExp(`<button[^>]*>(?:(?!</button>).)*“${quote.replaceAll(/[.?]/g, '\\$&')}”`));
    }
  });

  test('too little: the reason comes first', () => {
    const html = markup(doneWith(type, { sufficiency: { enough: false, reason: 'Three words are not enough to tell.' }, evidence: [] }));
    expect(text(html)).toContain('Not enough to say. Three words are not enough to tell.');
    expect(html).toContain('data-state="done"');
  });

  test('failed: the sentence of the error', () => {
    const error = { message: 'The decoder stopped. Try again.', code: 'decoder_failed', retryable: true } as const;
    const html = markup({ ...emptyView(sessionId).steps[type], state: 'failed', error });
    expect(html).toContain('data-state="failed"');
    expect(text(html)).toContain('This step failed. The decoder stopped. Try again.');
  });

  test('waiting and running: what it waits for', () => {
    const waiting = emptyView(sessionId).steps[type];
    expect(markup(waiting)).toContain('data-state="waiting"');
    expect(text(markup(waiting))).toMatch(/Waits for the (recording|transcript)/);
    const running = { ...waiting, state: 'running' } as StepView;
    expect(text(markup(running, runningSnapshot.view))).toMatch(/Decoding|Listening|Reading the transcript/);
  });
});

test('a re-run that failed keeps the result from before', () => {
  const error = { message: 'The engine stopped.', code: 'analysis_failed', retryable: true } as const;
  const html = text(markup({ ...completeSnapshot.view.steps.argument_analysis, state: 'failed', error }));
  expect(html).toContain('This step failed. The engine stopped. Below is the result from before.');
  expect(html).toContain('Three claims, two of them with a reason.');
});

test('sentences come from the fields', () => {
  const shown = (type: AnalysisType): string => text(markup(completeSnapshot.view.steps[type]));
  expect(shown('audio_quality_metrics')).toContain('Good recording, 82 of 100. One problem a listener would notice.');
  expect(shown('manipulation_assessment')).toContain('Four cues of wording known from manipulation: guilt trip, belittling, time pressure and threat.');
  expect(shown('quantitative_metrics')).toContain('Not measured: interruptions, overlap. The speakers were given one after the other');
  expect(shown('speaker_attitude')).toContain('Sarcasm: not judged');
  expect(shown('audio_analysis')).toContain('Not measured: jitter, shimmer, harmonics to noise.');
  expect(shown('enhanced_understanding')).toContain('One claim left out: the quote was not in the transcript.');
  expect(shown('transcript')).toContain('1 of 11 passages unsure');
});

test('nothing found is said, not hidden', () => {
  const none = doneWith('manipulation_assessment', { cues_present: false, manipulation_techniques: [], evidence: [], manipulation_score: 0 });
  expect(text(markup(none))).toContain('No wording was found that is known from manipulation.');
  const silent = doneWith('emotion_analysis', { dominant: null, emotions: [], timeline: [], evidence: [] });
  expect(text(markup(silent))).toContain('No emotion stands out.');
});

test('the failed step of a run shows its sentence and the others their results', () => {
  expect(text(markup(failedSnapshot.view.steps.emotion_analysis))).toContain('The emotion model could not be read.');
  expect(markup(failedSnapshot.view.steps.speaker_attitude)).toContain('data-state="done"');
});
