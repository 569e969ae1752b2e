import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { AnalysisType } from '#lib/analyses/steps';
import { SessionProvider } from '#components/session/session-context';
import { completeSnapshot, results } from '#components/testing/snapshot';
import { Comparison } from '#components/cards/reading/comparison';
import { DraftText } from '#components/cards/reading/draft';
import { doneWith, markup, text } from '#components/testing/shown-card';

describe('a model’s card has no words about the local method', () => {
  const byModel = (type: AnalysisType, change: object = {}): string =>
    text(
      markup({
        ...doneWith(type, change),
        engine: { kind: 'model', name: 'undertone-prompts', version: '1', model: 'm' },
      }),
    );

  test('strain, effort and sureness', () => {
    const shown = byModel('psychological_analysis', { confidence_level: null });
    expect(shown).toContain('From the quoted signs');
    expect(shown).toContain('not clear');
    expect(shown).not.toMatch(/Hedges against boosters|Restarts, fillers, pauses/);
    expect(text(markup(doneWith('psychological_analysis', {})))).toContain('Hedges against boosters');
  });

  test('no density, and no confidence in cues that were not found', () => {
    const none = byModel('manipulation_assessment', {
      manipulation_score: null,
      manipulation_confidence: null,
      manipulation_techniques: [],
      manipulation_explanation: '',
      cues_present: false,
      evidence: [],
    });
    expect(none).toContain('This describes wording, not anyone’s intent.');
    expect(none).not.toMatch(/density|confidence/i);
    expect(byModel('manipulation_assessment', { manipulation_confidence: 0.5 })).toContain(
      'The language model is certain about 50 % of the passages.',
    );
  });

  test('weighted politeness is not shown beside it; counts are marked as counts', () => {
    const shown = byModel('speaker_attitude', {
      politeness_score: null,
      tone_indicators: ['Criticism by Anna: two places'],
    });
    expect(shown).toContain('Formality, counted');
    expect(shown).not.toMatch(/Impolite cues|blunt/);
  });

  test('the words of each speaker, beside the counts', () => {
    const [first, second] = results.speaker_attitude.speakers;
    const speakers = [
      { ...first, attitude: 'cooperative', respect_level: 'high' },
      { ...second, attitude: null, respect_level: null },
    ];
    expect(byModel('speaker_attitude', { speakers })).toMatch(
      /Attitude.*Respect.*Formality, counted.*cooperative.*high.*–/u,
    );
    expect(text(markup(doneWith('speaker_attitude', {})))).not.toContain('Respect.');
  });

  test('a cue on which readers may disagree says so', () => {
    const [cue] = results.manipulation_assessment.manipulation_techniques;
    expect(byModel('manipulation_assessment', { manipulation_techniques: [{ ...cue, certain: false }] })).toContain(
      'Readers may disagree.',
    );
    expect(byModel('manipulation_assessment', { manipulation_techniques: [{ ...cue, certain: true }] })).not.toContain(
      'Readers may disagree.',
    );
  });

  test('dialogue acts are not shown beside its phases', () => {
    expect(text(markup(doneWith('conversation_flow', {})))).toContain('Types of sentences');
    expect(byModel('conversation_flow')).not.toContain('Types of sentences');
  });

  test('positions and turning points, in the model’s words beside the quotes', () => {
    const shown = byModel('enhanced_understanding', {
      positions: [{ speaker: 'Anna', on: 'the roof', stance: 'It leaks.', start_s: 1 }],
      turning_points: [{ what: 'It leaks.', change: 'Anna names the matter', start_s: 1 }],
    });
    expect(shown).toContain('About: the roof.');
    expect(shown).toContain('Anna names the matter.');
  });

  test('an evaded question is distinguished from an open one', () => {
    const question = {
      kind: 'information',
      speaker: 'Anna',
      start_s: 1,
      end_s: 2,
      answered: false,
      answer: null,
      answer_start_s: null,
    };
    const shown = byModel('enhanced_understanding', {
      questions: [
        { ...question, question: 'Who drove?', status: 'deflected' },
        { ...question, question: 'When?', status: 'open' },
      ],
    });
    expect(shown).toMatch(/Who drove\?”\s*The reply avoids it\..*When\?”\s*Left open\./u);
    expect(shown).not.toContain('no answer was found');
  });

  test('tasks, decisions and disagreements, in the model’s words beside their quotes', () => {
    const [task] = results.enhanced_understanding.actions;
    const shown = byModel('enhanced_understanding', {
      actions: [{ ...task, what: 'to bring the plan round', status: 'conditional' }],
      disagreements: [
        {
          between: ['Anna', 'Ben'],
          about: 'No, it is not.',
          what: 'whether it leaks',
          resolved: false,
          start_s: 1,
          end_s: 2,
        },
      ],
    });
    expect(shown).toMatch(/To bring the plan round; who: .*depends on a condition\./);
    expect(shown).toContain('Whether it leaks; between Anna and Ben.');
  });
});

describe('a card with a language model', () => {
  const step = completeSnapshot.view.steps.manipulation_assessment;
  const engine = {
    kind: 'model',
    name: 'undertone-prompts',
    version: '1',
    model: 'gpt-5.4-mini',
    prompt_version: '1.1',
    tokens: { input: 4120, output: 610 },
    calls: 1,
    cost_usd: 0.0058,
  } as const;

  test('is signed with model, prompt, tokens and money', () => {
    expect(text(markup({ ...step, engine, took_ms: 3200 }))).toContain(
      'Signed: language model gpt-5.4-mini, prompt 1.1, 3.2 s, 4,120 tokens in, 610 out, $0.006.',
    );
  });

  test('says that a model is at work, and why the local reading stays', () => {
    const first = text(markup({ ...step, state: 'running', provisional: true }));
    expect(first).toContain('First reading; a language model is still working on it.');
    expect(text(markup({ ...step, fallback_reason: 'The key was refused.' }))).toContain('The key was refused.');
  });

  test('a model’s words are rendered as text only', () => {
    const evil = '<img src=x onerror=alert(1)> ![x](http://127.0.0.1:1/x) [y](javascript:alert(1))';
    const html = markup(doneWith('manipulation_assessment', { manipulation_explanation: evil }));
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/href="(?!\/evidence)/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  test('compares both readings: common findings, and those of one reading', () => {
    const mine = results.manipulation_assessment;
    const [first, second, ...rest] = mine.evidence;
    if (!first || !second) throw new Error('the sample has four cues');
    const html = renderToStaticMarkup(
      <SessionProvider view={completeSnapshot.view} live={false}>
        <Comparison
          type="manipulation_assessment"
          local={{ ...mine, evidence: [first, second] }}
          model={{ ...mine, evidence: [{ ...first, cue: 'guilt_tripping' }, ...rest] }}
        />
      </SessionProvider>,
    );
    const shown = text(html);
    expect(shown).toContain('Both found (1)');
    expect(shown).toContain('The local engine: Guilt trip');
    expect(shown).toMatch(
      /Only the language model found \(2\).*Decide right now.*you will regret this.*Only the local engine found \(1\).*You are too sensitive/,
    );
    expect(html.match(/<button type="button"/g)).toHaveLength(4);
  });
});

test.each([null, 'text', 7, [], {}, { a: { b: [null, { c: '<b>x</b>' }] } }, { quote: 5 }])(
  'a draft of any shape is harmless: %j',
  (draft) => {
    const html = renderToStaticMarkup(<DraftText draft={draft} />);
    expect(html).not.toContain('<b>');
    if (typeof draft === 'object' && draft !== null && Object.keys(draft).length > 0)
      expect(html).toContain('This draft has not been checked yet.');
    else expect(html).toBe('');
  },
);
