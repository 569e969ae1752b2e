import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { analysisTypes, type CardType } from '#lib/analyses/steps';
import { NotePane } from '#components/cards/frame/note-pane';
import { givenEngine } from '#lib/analyses/transcript/given';
import type { Fact } from '#lib/events/facts';
import { emptyStep, emptyView, type SessionView } from '#lib/events/view';
import { toldOf } from '#lib/glance/told';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { segments } from '#components/testing/conversation';
import {
  completeSnapshot,
  failedSnapshot,
  results,
  runningSnapshot,
  runOf,
  sessionId,
  snapshotOf,
  viewAfter,
} from '#components/testing/snapshot';
import { announcement } from '#components/session/progress/announcer';
import { finishedWords, runningWords } from '#components/session/progress/progress';
import { SessionProvider } from './session-context';
import { SessionPage } from './session-page';
import { lanesOf } from '#components/session/timeline/speaker-lanes';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined, refresh: () => undefined }) }));

/** The content of an open note. */
const pane = (type: CardType, view: SessionView, isOwner: boolean): string =>
  renderToStaticMarkup(
    <SessionProvider view={view} live={false} isOwner={isOwner}>
      <NotePane type={type} />
    </SessionProvider>,
  );
const page = (snapshot: SessionSnapshot): string =>
  renderToStaticMarkup(<SessionPage snapshot={{ ...snapshot, told: toldOf(snapshot.view) }} live={false} />);

test('the page is readable without JavaScript: all text, all twelve cards, a plain player', () => {
  const html = page(completeSnapshot);
  for (const { text } of segments) expect(html).toContain(text);
  for (const type of analysisTypes) expect(html.match(new RegExp(`data-analysis="${type}"`, 'g'))).toHaveLength(1);
  expect(html).toMatch(/<audio[^>]*controls/);
  expect(html).toContain('An argument about a loan');
});

test('without JavaScript a long text begins on the page and continues at an address of its own; nothing waits for ever', () => {
  const view = completeSnapshot.view;
  const [first] = view.segments;
  const long = Array.from({ length: 250 }, (_, id) => ({
    ...first,
    id,
    start_s: id,
    end_s: id + 1,
    speaker: `S${id % 2}`,
    text: `Passage number ${id}.`,
    confidence: 1,
  }));
  const data = view.steps.transcript.data && { ...view.steps.transcript.data, segments: long, words: [] };
  const html = page({
    ...completeSnapshot,
    view: { ...view, segments: long, steps: { ...view.steps, transcript: { ...view.steps.transcript, data } } },
  });
  const transcript = html.slice(html.indexOf('data-analysis="transcript"'));
  expect(transcript).toContain('Passage number 199.');
  expect(transcript).not.toContain('Passage number 200.');
  expect(transcript).toMatch(new RegExp(`<noscript>.*href="/s/${sessionId}/text".*50 more passages`));
  expect(page(completeSnapshot)).not.toContain(`/s/${sessionId}/text`);
  expect(html).not.toContain('Connecting…');
  expect(html).toContain('<noscript>Not live: JavaScript is off in this browser</noscript>');
});

test('a note whose run was cancelled shows the headline of its earlier result', () => {
  const { view } = completeSnapshot;
  const step = view.steps.manipulation_assessment;
  const error = { message: 'The run was cancelled.', code: 'cancelled' as const, retryable: true };
  const headlineIn = (own: typeof step): string => {
    const html = page({
      ...completeSnapshot,
      view: { ...view, steps: { ...view.steps, manipulation_assessment: own } },
    });
    const note = html.slice(html.indexOf('data-analysis="manipulation_assessment"'));
    return /note-headline[^>]*>([^<]*)</.exec(note)?.[1] ?? '';
  };
  expect(headlineIn(step)).not.toBe('');
  expect(headlineIn({ ...step, state: 'failed', error })).toBe(headlineIn(step));
  expect(headlineIn({ ...step, state: 'failed', error, data: null })).not.toBe(headlineIn(step));
});

const notesIn = (html: string): (string | undefined)[] =>
  [...html.matchAll(/data-analysis="(\w+)"/g)].map((match) => match[1]);

test('while results arrive, notes keep the order of the steps; at the end the most telling comes first', () => {
  const steps = analysisTypes.filter((type) => type !== 'transcript');
  expect(notesIn(page(runningSnapshot))).toEqual([...steps, 'transcript']);
  const order = notesIn(page(completeSnapshot));
  expect(new Set(order)).toEqual(new Set(analysisTypes));
  expect(order[0]).toBe('manipulation_assessment');
  expect(order.indexOf('audio_quality_metrics')).toBeGreaterThan(order.indexOf('conversation_flow'));
});

test('a closed note is its name, its lead and the number of its passages; the rest is loaded when it is opened', () => {
  const html = page(completeSnapshot);
  const note = /<article[^>]*data-analysis="manipulation_assessment".*?<\/article>/s.exec(html)?.[0] ?? '';
  expect(note).toContain('aria-expanded="false"');
  expect(note).toContain('Four sentences read like pressure.');
  expect(note).toMatch(/4<span class="sr-only"> places/);
  expect(note).not.toContain('Reminds of past favours');
});

test('early readings are shown while the rest is being recognised, with the time that they cover', () => {
  const facts = runOf().slice(0, 8);
  const early = (['enhanced_understanding', 'manipulation_assessment'] as const).map((analysis_type, index) => {
    const engine = { kind: 'local', name: 'undertone', version: '1.0.0' } as const;
    return {
      type: 'result',
      analysis_type,
      data: results[analysis_type],
      engine,
      provisional: true,
      so_far_s: 64,
      took_ms: 9,
      seq: 9 + index,
      at: '2026-11-20T14:04:00.000Z',
      session_id: sessionId,
    } as Fact;
  });
  const html = page(snapshotOf(viewAfter([...facts, ...early])));
  const glance = html.slice(html.indexOf('id="glance"'), html.indexOf('id="panel-notes"'));
  for (const words of [
    'About',
    'Four sentences read like pressure.',
    'the readings are still going on',
    'aria-label="Heard"',
  ])
    expect(glance).toContain(words);
  expect(glance).not.toContain('Steps of the analysis');
  expect(html).toContain('So far, up to 1:04: ');
});

test('at a glance: topics, findings in their order, and the main gap', () => {
  const html = page(completeSnapshot);
  const glance = html.slice(html.indexOf('id="glance"'), html.indexOf('id="panel-notes"'));
  for (const words of [
    'About',
    'loan, money, time and decision',
    'To do',
    'I will give you an answer on Monday',
    'Four sentences read like pressure.',
    'Not known:',
  ])
    expect(glance).toContain(words);
  // The decision of this example has no evidence.
  expect(glance).not.toContain('Decided');
  expect(glance.match(/<li /g)?.length).toBeGreaterThanOrEqual(3);
  expect(glance).not.toContain('Steps of the analysis');
  expect(page(runningSnapshot)).toMatch(
    /id="glance".*role="progressbar" aria-label="Heard".*aria-valuetext="0:32 of 1:02".*Steps of the analysis/s,
  );
});

test('only the owner can cancel and delete', () => {
  expect(page(runningSnapshot)).toContain('Cancel the analysis');
  const visitor = page({ ...runningSnapshot, is_owner: false });
  expect(visitor).not.toContain('Cancel the analysis');
  expect(visitor).not.toContain('More about this recording');
});

test('the page shows progress during the run, and how it ended', () => {
  expect(runningWords(runningSnapshot.view)).toBe('Transcribing: 0:32 of 1:02 heard, a few seconds left.');
  const waiting: SessionView = { ...emptyView(sessionId), status: 'processing' };
  expect(runningWords(waiting)).toBe('Opening the recording.');
  expect(runningWords(waiting, true, 12)).toBe('Waiting: 12 other recordings come first.');
  expect(runningWords(waiting, false, 1)).toBe('Waiting: another recording comes first.');
  expect(finishedWords(completeSnapshot.view)).toBe('All 12 steps finished in 2.6 s.');
  expect(finishedWords(failedSnapshot.view)).toBe('Finished in 2.6 s; 1 of 12 steps failed. Its note says why.');
});

test('a cancelled run is not a failed one, and one that was given up says why', () => {
  const stopped = (code: 'cancelled' | 'run_gave_up', message: string) =>
    viewAfter(
      runOf(['emotion_analysis', 'conversation_flow']).map((fact) =>
        fact.type === 'error' ? { ...fact, code, message } : fact,
      ),
    );
  const cancelled = stopped('cancelled', 'The run was cancelled before this step had finished.');
  expect(finishedWords(cancelled)).toBe('Cancelled after 2.6 s; 10 of 12 steps finished.');
  expect(announcement(cancelled)).toBe('The analysis was cancelled.');
  const html = page(snapshotOf(cancelled));
  expect(html).toContain('Cancelled before a result (2)');
  expect(html).not.toContain('The run was cancelled before this step had finished.');
  expect(html).not.toContain('This step failed.');
  expect(html).not.toContain('text-alert">failed');
  expect(finishedWords(stopped('run_gave_up', 'Try another copy.'))).toBe(
    'Stopped after 2.6 s; 10 of 12 steps finished. Try another copy.',
  );
});

describe('with a language model', () => {
  const model = { name: 'gpt-5.4-mini', problem: null, spent_today_usd: 0.314, budget_usd: 2 };
  const answer = {
    name: 'Promises',
    instruction: 'Every promise, with who made it',
    reply: 'One promise.',
    findings: [
      {
        quote: 'I will give you an answer on Monday',
        note: 'Anna promises an answer.',
        speaker: 'Anna',
        start_s: 58.4,
        end_s: 60,
      },
    ],
    evidence: [],
    sufficiency: { enough: true },
    dropped_claims: 2,
  };
  const engine = {
    kind: 'model',
    name: 'undertone-prompts',
    version: '1',
    model: 'gpt-5.4-mini',
    prompt_version: '1.1',
    tokens: { input: 900, output: 100 },
    calls: 1,
    cost_usd: 0.002,
  } as const;
  const custom = [
    {
      ...emptyStep('custom:promises'),
      name: 'Promises',
      instruction: answer.instruction,
      state: 'done' as const,
      data: answer,
      engine,
      took_ms: 900,
      history: [
        {
          data: { ...answer, reply: 'None was made.', findings: [] },
          engine,
          took_ms: 800,
          instruction: 'Promises?',
          fallback_reason: null,
          at: '2026-11-20T14:05:00.000Z',
        },
      ],
    },
  ];
  const asked = { ...completeSnapshot, model, view: { ...completeSnapshot.view, custom } };

  test('an own question is a card for everyone, with quotes that play, its signature, and earlier answers', () => {
    for (const html of [page(asked), page({ ...asked, is_owner: false })]) {
      expect(html).toMatch(/data-analysis="custom:promises" data-state="done".*One promise\./);
      expect(html).toContain('href="#custom:promises"');
    }
    for (const isOwner of [true, false]) {
      const card = pane('custom:promises', asked.view, isOwner);
      expect(card).toContain('Asked: “Every promise, with who made it”');
      expect(card).toContain('One promise.');
      expect(card).toMatch(/<button[^>]*>(?:(?!<\/button>).)*I will give you an answer on Monday/);
      expect(card).toContain('language model gpt-5.4-mini, prompt 1.1, 0.9 s');
      expect(card).toContain('Two claims left out');
      expect(card).toContain('Earlier readings (1)');
      expect(card).toContain('None was made.');
      expect(card.includes('aria-label="More about “Promises”"')).toBe(isOwner);
    }
  });

  test('only the owner has menus and the form; today’s spending stands beside the usage of the session', () => {
    const html = page(asked);
    for (const type of ['manipulation_assessment', 'audio_analysis'] as const)
      expect(pane(type, asked.view, true).match(/aria-label="More about “/g)).toHaveLength(1);
    expect(html).toContain('Ask a question of your own');
    expect(html).toContain(
      'Language model: 1 card, 2,000 tokens, $0.004; $0.31 of $2.00 today, all sessions together.',
    );
    const viewer = page({ ...asked, is_owner: false });
    expect(viewer).not.toContain('More about “');
    expect(viewer).not.toContain('Ask a question of your own');
  });

  test('without a model the owner learns how to configure one; a model’s problem is a notice for everyone', () => {
    expect(page(completeSnapshot)).toContain('Start the server with OPENAI_API_KEY');
    expect(page(asked)).not.toContain('is not answering');
    expect(page({ ...asked, is_owner: false, model: { ...model, problem: 'The key was refused.' } })).toMatch(
      /role="status"[^>]*>.*The language model is not answering:.*The key was refused\. The local results are shown\./,
    );
  });

  test('a card that runs again keeps its result, and says so', () => {
    const again = viewAfter([
      ...runOf(),
      {
        type: 'progress',
        step: 'Argument Analysis',
        analysis_type: 'argument_analysis',
        state: 'started',
        progress: 0,
        total: 1,
        percentage: 0,
        seq: runOf().length + 1,
        at: '2026-11-20T14:06:00.000Z',
        session_id: completeSnapshot.session_id,
      },
    ]);
    const html = page({ ...asked, view: again });
    const card = /<article[^>]*data-analysis="argument_analysis".*?<\/article>/s.exec(html)?.[0] ?? '';
    expect(card).toContain('aria-busy="true"');
    expect(card).toContain('Running again…');
    expect(card).toContain('Two of three claims come with a reason');
    expect(announcement(again)).toBe('Arguments: running again.');
  });
});

test('an arrival is announced once, not each word', () => {
  expect(announcement(runningSnapshot.view)).toBe('');
  expect(announcement(completeSnapshot.view)).toBe('The analysis is complete.');
});

test('a session without a recording says what it waits for', () => {
  const html = page({ ...runningSnapshot, audio: null });
  expect(html).toContain('There is no recording here yet.');
  expect(html).not.toContain('<audio');
});

describe('a text that was given without a recording', () => {
  const facts = runOf(['audio_quality_metrics']).map((fact): Fact => {
    if (fact.type === 'error')
      return { ...fact, code: 'needs_audio', message: 'There is no audio in this session.', retryable: false };
    if (fact.type === 'result' && fact.analysis_type === 'emotion_analysis')
      return { ...fact, data: { ...fact.data, timed: false } };
    if (fact.type === 'result' && fact.analysis_type === 'psychological_analysis')
      return { ...fact, data: { ...fact.data, timed: false } };
    return fact.type === 'result' && fact.analysis_type === 'transcript'
      ? { ...fact, engine: givenEngine, data: { ...fact.data, times: 'none', words: [] } }
      : fact;
  });
  const given: SessionSnapshot = {
    ...snapshotOf(viewAfter(facts)),
    audio: null,
    given: { file_name: 'argument.txt' },
    duration_s: null,
  };
  const html = page(given);

  test('the page says so in place of the player, and shows no clock', () => {
    expect(html).toContain('This session has no audio; its text was supplied.');
    expect(html).not.toContain('<audio');
    expect(html).toContain('argument.txt');
    expect(html).not.toContain('Average confidence of the recogniser');
    expect(html).toContain('The text was supplied; nothing was recognised from audio.');
    // The voice card of the example describes sound, which a text does not have.
    const seen = html
      .replaceAll(/<time[^>]*>[^<]*<\/time>/g, '')
      .replaceAll(/<[^>]*>/g, ' ')
      .replace('Louder than before from 0:40 to 0:45', '');
    expect(seen).not.toMatch(/\b\d+:\d{2}\b/);
  });

  test('steps that need audio raise no alarm', () => {
    expect(finishedWords(given.view)).toBe(
      '11 of 12 steps finished in 2.6 s; one needs audio, and this session has none.',
    );
    expect(announcement(given.view)).toBe('The analysis is complete.');
    expect(html).not.toContain('This step failed.');
    expect(html).not.toContain('text-alert">failed');
    expect(html).toContain('no audio</span>');
  });

  test('during the run it does not claim to listen', () => {
    const early = page({ ...given, view: viewAfter(facts.slice(0, 3)) });
    expect(early).toContain('Reading the text.');
    expect(early).not.toMatch(/heard/);
  });
});

test('each speaker has a lane, and neighbouring passages are joined', () => {
  const lanes = lanesOf(segments, 1);
  expect(lanes.map((lane) => lane.speaker)).toEqual(['Anna', 'Mark']);
  expect(
    lanesOf(
      segments.map((segment) => ({ ...segment, speaker: null })),
      1,
    )[0]?.spans.length,
  ).toBeLessThan(segments.length);
});
