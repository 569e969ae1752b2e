import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { type AnalysisType, analysisTypes, titles } from '#lib/analyses/steps';
import { schemas } from '#lib/analyses/results/schemas';
import { emptyView, type SessionView, type StepView } from '#lib/events/view';
import { SessionProvider } from '#components/session/session-context';
import { completeSnapshot, failedSnapshot, results, runningSnapshot, sessionId } from '#components/testing/snapshot';
import { AnalysisCard } from './analysis-card';
import { VoicePictures } from '#components/cards/charts/voice-pictures';
import { doneWith, markup, text } from '#components/testing/shown-card';

test('words that do not sound like English are folded away, and a clear text is not', () => {
  const html = markup(doneWith('transcript', { sounds_foreign: true }));
  const folded = /<details[^>]*><summary[^>]*>(?:(?!<\/summary>).)*Show the recognised words.*?<\/details>/s.exec(html);
  expect(folded?.[0]).toContain('data-segment="0"');
  expect(html.replace(folded?.[0] ?? '', '')).not.toContain('data-segment');
  const clear = markup(doneWith('transcript', {}));
  expect(clear).toContain('data-segment="0"');
  expect(clear).not.toContain('Show the recognised words');
});

describe.each(analysisTypes)('%s', (type) => {
  test('the examples of the cards are valid results of an engine', () => {
    expect(schemas[type].safeParse(results[type]).error).toBeUndefined();
  });

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
      if (quote === '') continue;
      const said = `“${quote.replaceAll(/[.?]/g, '\\$&')}[.?!]?”`;
      expect(html).toMatch(new RegExp(`<button[^>]*>(?:(?!</button>).)*${said}|${said}<button`));
    }
  });

  test('too little text: the reason comes first', () => {
    const html = markup(
      doneWith(type, { sufficiency: { enough: false, reason: 'Three words are not enough to tell.' }, evidence: [] }),
    );
    expect(text(html)).toContain('Not enough to say. Three words are not enough to tell.');
    expect(html).toContain('data-state="done"');
  });

  test('failed: the sentence of the error', () => {
    const error = { message: 'The decoder stopped. Try again.', code: 'decoder_failed', retryable: true } as const;
    const html = markup({ ...emptyView(sessionId).steps[type], state: 'failed', error });
    expect(html).toContain('data-state="failed"');
    expect(text(html)).toContain('This step failed. The decoder stopped. Try again.');
  });

  test('waiting and running: the card says what it waits for', () => {
    const waiting = emptyView(sessionId).steps[type];
    expect(markup(waiting)).toContain('data-state="waiting"');
    expect(text(markup(waiting))).toMatch(/Waiting for the (recording|transcript)/);
    const running = { ...waiting, state: 'running' } as StepView;
    expect(text(markup(running, runningSnapshot.view))).toMatch(/Decoding|Listening|Reading the transcript/);
  });
});

test('a failed second run keeps the earlier result', () => {
  const error = { message: 'The engine stopped.', code: 'analysis_failed', retryable: true } as const;
  const html = text(markup({ ...completeSnapshot.view.steps.argument_analysis, state: 'failed', error }));
  expect(html).toContain('This step failed. The engine stopped. The earlier result is below.');
  expect(html).toContain('Two of three claims come with a reason; both are about waiting.');
});

test('sentences come from the fields', () => {
  const shown = (type: AnalysisType): string => text(markup(completeSnapshot.view.steps[type]));
  expect(shown('audio_quality_metrics')).toContain('Good recording, 82 of 100. One problem a listener would notice.');
  expect(shown('manipulation_assessment')).toContain(
    'Four sentences read like pressure. Told by the wording, not by tone or intent.',
  );
  expect(shown('quantitative_metrics')).toContain(
    'Not measured: interruptions, overlap. The speakers were given one after the other',
  );
  expect(shown('speaker_attitude')).toContain('Sarcasm: not judged');
  expect(shown('audio_analysis')).toContain('Not measured: jitter, shimmer, harmonics to noise.');
  expect(shown('enhanced_understanding')).toContain('One claim left out: its quote is not in the transcript.');
  expect(shown('transcript')).toContain('1 of 11 passages unsure');
});

test('a result without findings is stated, not hidden', () => {
  const none = doneWith('manipulation_assessment', {
    cues_present: false,
    manipulation_techniques: [],
    evidence: [],
    manipulation_score: 0,
  });
  expect(text(markup(none))).toContain('No pressing words found.');
  const silent = doneWith('emotion_analysis', { dominant: null, emotions: [], timeline: [], evidence: [] });
  expect(text(markup(silent))).toContain('No plain emotion in words.');
});

test('the failed step of a run shows its sentence and the others their results', () => {
  expect(text(markup(failedSnapshot.view.steps.emotion_analysis))).toContain('The emotion model could not be read.');
  expect(markup(failedSnapshot.view.steps.speaker_attitude)).toContain('data-state="done"');
});

describe('understanding', () => {
  const shown = text(markup(completeSnapshot.view.steps.enhanced_understanding));

  test('questions with their answers, open ones first', () => {
    expect(shown).toContain('Two questions: one open, one answered.');
    expect(shown).toMatch(
      /Who else would sign this\?” Seems open: no answer was found\. .*this is how you treat me\?” Answered Play 0:12 : “I did not want to hurt you\.”/,
    );
    expect(shown.match(/this is how you treat me\?/g), 'an answered question is not listed as open again').toHaveLength(
      1,
    );
  });

  test('questions that ask for nothing stand apart', () => {
    expect(shown).toMatch(/Questions that expect no answer Play 0:20 Anna: “How dare you say that\?” Rhetorical\./);
  });

  test('tasks name speaker and time; decisions and contradictions have their moments', () => {
    expect(shown).toContain('Who: Anna; when: on Monday.');
    expect(shown).toContain('Who: the person spoken to; when: right now; not agreed.');
    expect(shown).toMatch(/Decisions Play 1:00 Anna: “I am not going to decide tonight\.”/);
    expect(shown).toMatch(
      /Play 0:54 “Do what you want\.” Play 0:42 “Decide right now\.” Leave the decision open and demand it at once\./,
    );
  });

  test('a stored result from before lists of questions can still be read', () => {
    const {
      questions: _q,
      decisions: _d,
      actions: _a,
      checkable_claims: _c,
      contradictions: _x,
      method: _m,
      ...older
    } = results.enhanced_understanding;
    const html = text(
      markup({ ...completeSnapshot.view.steps.enhanced_understanding, data: older } as unknown as StepView),
    );
    expect(html).toContain('Promises and tasks I will give you an answer on Monday');
    expect(html).toContain('From the words alone.');
  });
});

describe('charts over time', () => {
  const html = (type: AnalysisType): string => markup(completeSnapshot.view.steps[type]);

  test('emotions: a lane each, marks that play and have a label, voice and words distinguished', () => {
    const marks = [...html('emotion_analysis').matchAll(/aria-label="(Play \d:\d\d: [^"]+)"/g)].map(
      (match) => match[1],
    );
    expect(marks).toContain('Play 0:36: anger, from the words and voice');
    expect(marks).toContain('Play 0:19: fear, from the words');
    expect(marks).toHaveLength(3);
    expect(text(html('emotion_analysis'))).toContain(
      'Anger in Anna’s words at 0:36: “why you are angry”. Elsewhere sadness and fear.',
    );
    expect(html('emotion_analysis').match(/role="toolbar"[^>]*aria-label="Where each emotion appears"/)).not.toBeNull();
  });

  test('each chart is a range with a name and a value, and has its table', () => {
    for (const [type, names] of [
      ['emotion_analysis', ['Tone of the words', 'Activation of the voice']],
      ['quantitative_metrics', ['Sentiment, passage by passage']],
      ['conversation_flow', ['Staying on topic, over time']],
    ] as const) {
      for (const name of names)
        expect(html(type)).toMatch(
          new RegExp(`<input type="range" aria-label="${name}, over the recording" aria-valuetext="0:00: `),
        );
      expect(html(type).match(/Show as a table/g)).toHaveLength(names.length);
    }
    expect(text(html('emotion_analysis'))).toMatch(/Play 0:1\d 0:\d\d −0\.4 fear/);
  });

  test('the voice: pitch and loudness as curves, pace, pauses and sounds as marks', () => {
    const voice = renderToStaticMarkup(
      <SessionProvider view={completeSnapshot.view} live={false}>
        <VoicePictures
          data={{
            acoustic_events: [{ event: 'clipping', start_s: 53.1, end_s: 53.4 }],
            curves: { step_s: 0.5, pitch_hz: [null, 120, 180, null], intensity_dbfs: [-60, -22, -20, -58] },
            pauses: [{ start_s: 32.2, end_s: 34.7 }],
            rate_over_time: [
              { start_s: 0, end_s: 10, wpm: 150 },
              { start_s: 10, end_s: 20, wpm: null },
            ],
          }}
        />
      </SessionProvider>,
    );
    expect(text(voice)).toContain('Pitch 120 to 180 Hz');
    expect(text(voice)).toContain('Loudness of the speech −60 to −20 dBFS');
    expect(text(voice)).toMatch(/Speaking rate 150 to 150 words a minute .*Play 0:00 0:10 150 words a minute/);
    expect(voice).toContain('aria-label="Play 0:32: pause of 2.5 s"');
    expect(voice).toContain('aria-label="Play 0:53: clipping, 0.3 s"');
    expect(
      markup(doneWith('audio_analysis', { curves: null, pauses: [], rate_over_time: [], acoustic_events: [] })),
    ).not.toContain('type="range"');
  });

  test('a text without times gets a sentence instead of a chart', () => {
    const step = completeSnapshot.view.steps.transcript;
    const view: SessionView = {
      ...completeSnapshot.view,
      steps: {
        ...completeSnapshot.view.steps,
        transcript: { ...step, data: { ...results.transcript, times: 'none' } },
      },
    };
    for (const type of ['emotion_analysis', 'quantitative_metrics', 'conversation_flow'] as const) {
      const untimed = markup(completeSnapshot.view.steps[type], view);
      expect(text(untimed)).toContain('There are no charts over time: the text has no times.');
      expect(untimed).not.toContain('type="range"');
      expect(text(untimed)).not.toMatch(/Play \d:\d\d/);
    }
  });
});

describe('a text with known starts only', () => {
  const step = completeSnapshot.view.steps.transcript;
  const later_s = 36_153;
  const segments = completeSnapshot.view.segments.map((segment) => ({
    ...segment,
    start_s: segment.start_s + later_s,
    end_s: segment.end_s + later_s,
  }));
  const view: SessionView = {
    ...completeSnapshot.view,
    audio_s: null,
    segments,
    steps: {
      ...completeSnapshot.view.steps,
      transcript: { ...step, data: { ...results.transcript, times: 'starts' } },
    },
  };
  const shown = (type: AnalysisType, change: object): string => {
    const of = doneWith(type, change);
    return renderToStaticMarkup(
      <SessionProvider view={view} live={false} hasAudio={false}>
        <AnalysisCard step={of} />
      </SessionProvider>,
    );
  };

  test('gets clocks and charts that begin with the first stamp, and no length or end', () => {
    const trend = results.quantitative_metrics.sentiment_trend.map((item) => ({
      ...item,
      start_s: item.start_s + later_s,
      end_s: item.end_s + later_s,
    }));
    const html = shown('quantitative_metrics', { sentiment_trend: trend });
    expect(html).toMatch(/type="range"[^>]* min="3615[34]/);
    expect(text(html)).toContain('Show as a table');
    expect(text(html)).toMatch(/From Score.* Show 10:02:3\d/);
    expect(text(html)).not.toContain(' To ');
    const disruptions = [
      { disruption: 'A long silence', kind: 'long_silence', start_s: later_s + 4, end_s: later_s + 9 },
    ];
    expect(text(shown('conversation_flow', { flow_disruptions: disruptions }))).toMatch(
      /Show 10:02:37 A long silence (?!, 5)/,
    );
  });
});

test('the same words said three times play three moments', () => {
  const quote = 'What are you talking about?';
  const said = [4, 19, 52].map((start_s) => ({
    quote,
    segment_id: 0,
    start_s,
    end_s: start_s + 1,
    speaker: 'Mark',
    cue: 'belittling',
    source: 'text' as const,
  }));
  const techniques = said.map(() => ({ technique: 'belittling', quote, explanation: 'Makes the other look foolish.' }));
  const pressed = text(
    markup(doneWith('manipulation_assessment', { manipulation_techniques: techniques, evidence: said })),
  );
  expect([...pressed.matchAll(/Play (\d:\d\d) “What are you talking about\?”/g)].map((match) => match[1])).toEqual([
    '0:04',
    '0:19',
    '0:52',
  ]);
  const phrases = text(
    markup(
      doneWith('speaker_intent_analysis', { key_phrases_supporting_intent: [quote, quote], evidence: said.slice(1) }),
    ),
  );
  expect([...phrases.matchAll(/“What are you talking about\?” Play (\d:\d\d)/g)].map((match) => match[1])).toEqual([
    '0:19',
    '0:52',
  ]);
  // Evidence that the body does not show stays in the evidence list.
  const one = text(
    markup(doneWith('manipulation_assessment', { manipulation_techniques: techniques.slice(0, 1), evidence: said })),
  );
  expect([...one.matchAll(/Play (\d:\d\d) “What are you talking about\?”/g)].map((match) => match[1])).toEqual([
    '0:04',
    '0:19',
    '0:52',
  ]);
});

test('shares of talking time add up to 100', () => {
  const third = { ...results.quantitative_metrics.speakers[0], talk_share: 1 / 3 };
  const shares = text(
    markup(
      doneWith('quantitative_metrics', { speakers: ['Anna', 'Ben', 'Cem'].map((speaker) => ({ ...third, speaker })) }),
    ),
  );
  expect([...shares.matchAll(/ (\d+) %/g)].slice(-3).map((match) => match[1])).toEqual(['34', '33', '33']);
});

test('claims stand beside their reasons, by speaker, and on lanes over time', () => {
  const html = markup(completeSnapshot.view.steps.argument_analysis);
  const shown = text(html);
  expect(shown).toContain('Anna: two claims, each with a reason.');
  expect(shown).toContain('Mark: one claim, without a reason.');
  expect(shown).toMatch(
    /“I think we should wait” Play 0:02 “because we do not have the money yet” Play 0:03 moderate support/,
  );
  expect(shown).toMatch(/“the price can only go up” Play 0:26 No reason given\./);
  expect(html).toContain('aria-label="Play 0:26: “the price can only go up”"');
  const older = results.argument_analysis.key_arguments.map(({ claim, evidence, strength }) => ({
    claim,
    evidence,
    strength,
  }));
  const unplaced = markup(doneWith('argument_analysis', { key_arguments: older }));
  // Without moments the words are located in the transcript.
  expect(text(unplaced)).toMatch(/“I think we should wait” Play 0:02 “because/);
  expect(unplaced).not.toContain('Where claims are made');
});
