import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { cardInput, sampleInput } from '#lib/analyses/testing/samples';
import { enhancedUnderstanding } from './local.ts';

const card = (name: string) => enhancedUnderstanding.read(cardInput(name));
const doers = (name: string) => card(name).actions.map(({ text, who }) => [who, text]);

describe('the planning sample', () => {
  const result = enhancedUnderstanding.read(sampleInput('planning', true));
  it('has tasks with doer and time, decisions, and open questions', () => {
    expect(result.actions.find(({ text }) => text === 'I will send the budget by Friday.')).toMatchObject({
      who: 'Tom',
      when: 'by Friday',
      status: 'open',
    });
    expect(result.actions.find(({ text }) => text === 'I will write the invitation tomorrow.')).toMatchObject({
      when: 'tomorrow',
    });
    expect(result.decisions.length).toBeGreaterThan(0);
    expect(result.questions.map(({ question }) => question)).toContain('Who is going to give the first talk?');
  });
  it('begins its summary with the subject', () =>
    expect(result.summary_of_understanding).toMatch(/^\p{L}+ and \p{L}+ talk about /u));
});

describe('the samples', () => {
  it('takes the agreement for the decision, and nothing that is postponed or refused', () => {
    for (const speakers of [true, false]) {
      expect(enhancedUnderstanding.read(sampleInput('planning', speakers)).decisions.map(({ text }) => text)).toEqual([
        ...(speakers ? ["Let's go with the second week of March."] : []),
        'So we agreed on March, and we will meet again on Tuesday.',
      ]);
      expect(
        enhancedUnderstanding.read(sampleInput('argument', speakers)).decisions.map(({ text }) => text),
      ).not.toContain('I am not going to decide tonight.');
    }
  });
  it('takes the promise for a task, and not the prohibition', () => {
    expect(enhancedUnderstanding.read(sampleInput('argument', true)).actions.map(({ text }) => text)).toEqual([
      expect.stringContaining('I will give you an answer on Monday'),
    ]);
  });
  it('leaves a question open if the reply is that nobody knows', () => {
    const { questions } = enhancedUnderstanding.read(sampleInput('planning', true));
    for (const asked of ['Who is going to give the first talk?', 'And should we record the talks?'])
      expect(questions.find(({ question }) => question === asked)).toMatchObject({ answered: false, answer: null });
  });
  it('does not take "I do not know yet" for the refusal of a promise', () => {
    expect(
      enhancedUnderstanding
        .read(sampleInput('planning', true))
        .actions.find(({ text }) => text.includes('call them on Wednesday')),
    ).toMatchObject({ who: 'Tom', status: 'open' });
  });
});

describe('the doer of a task', () => {
  it.each(['m02_chase', 'm02b_chase'])('%s: is the speaker who says "I’ll chase him"', (name) =>
    expect(doers(name)).toContainEqual(['Ruth', expect.stringContaining("I'll chase him this afternoon.")]),
  );
  it('m03: is the patient, who has to come back', () =>
    expect(doers('m03_comeback')).toContainEqual([
      'Patient',
      expect.stringContaining('Please come back in four weeks'),
    ]));
  it('n08: is a third person', () =>
    expect(doers('n08_third_person')).toContainEqual(['Joanne', 'Joanne will send you the form by Friday.']));
});

describe('tasks and their times', () => {
  it('n03: each speaker’s own verbs are tasks', () => {
    const { actions } = card('n03_verbs');
    for (const name of ['Imani', 'Ruth', 'Sam']) expect(actions.filter(({ who }) => who === name)).toHaveLength(2);
    expect(actions.find(({ text }) => text.includes('office'))).toMatchObject({ when: 'on Monday' });
    expect(actions.find(({ text }) => text.includes('room'))).toMatchObject({ when: 'by Friday' });
  });
  it.each(['m13_letsstart', 'n19_i_think_should'])('%s: to start is not a task', (name) =>
    expect(card(name).actions.filter(({ text }) => /\bstart\b/u.test(text))).toEqual([]),
  );
  it('n07: negated tasks are left out', () => expect(card('n07_negated_task').actions).toEqual([]));
  it.each(['m05_thursday', 'n04_offer_declined'])('%s: declined tasks are not open', (name) =>
    expect(card(name).actions.filter(({ text, status }) => status === 'open' && /Thursday|drive/u.test(text))).toEqual(
      [],
    ),
  );
  it('m06: finished tasks are not open', () =>
    expect(card('m06_alreadydone').actions.filter(({ status }) => status === 'open')).toEqual([]));
});

describe('statements to check', () => {
  it.each(['m20_dontknow', 'm25_timeasnumber'])('%s: there are none', (name) =>
    expect(card(name).checkable_claims).toEqual([]),
  );
});

describe('questions and answers', () => {
  it('m17: a greeting is not an answer', () =>
    expect(card('m17_greetinganswer').questions[0]?.answer ?? '').not.toMatch(/^Morning/u));
  it('m10: “can you tell me” is a question', () =>
    expect(card('m10_understand').questions.map(({ question }) => question)).toContain(
      'Can you tell me where you were on Saturday night?',
    ));
  it('n06: statements are not questions', () => expect(card('n06_kinds_question').questions).toEqual([]));
});

describe('topics', () => {
  it.each(['m26_goodtopic', 'm17_greetinganswer', 'n20_greetings_joy'])(
    '%s: are not greetings, titles or fillers',
    (name) =>
      expect(card(name).key_topics.join(' ')).not.toMatch(/\b(?:good|morning|dr|welcome|okay|hmm|right|yeah)\b/iu),
  );
});

describe('other languages', () => {
  it.each(['n10_german', 'n11_spanish'])('%s: is declined politely', (name) => {
    const result = card(name);
    expect(result.sufficiency).toMatchObject({ enough: false });
    expect(result.evidence).toEqual([]);
  });
});

it('describes no course of a talk of a few lines', () =>
  expect(card('m22_thanksalot')).toMatchObject({ turning_points: [], disagreements: [], positions: [] }));

it('has empty fields for a text that it cannot read', () => {
  expect(enhancedUnderstanding.read(inputOf(['Hello there.']))).toMatchObject({
    sufficiency: { enough: false },
    evidence: [],
    actions: [],
    decisions: [],
  });
});
