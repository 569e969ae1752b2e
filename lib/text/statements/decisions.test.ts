import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { talkOf } from '#lib/text/learned/talk';
import { textOf } from '#lib/text/model';
import { decisionsOf } from './decisions.ts';
import { tasksOf } from './tasks.ts';

/** The sample of a planning talk as this project's recogniser writes it, with some full stops missing. */
const planning = [
  ['A', 'Thank you for making time today. Can we start with the date of the workshop?'],
  ['B', 'Of course I would prefer March because half of the team is away in February.'],
  ['A', "That makes sense. Let's go with the second week of March."],
  ['B', 'Great last year we had forty people and the room cost nine hundred dollars.'],
  ['A', 'I think we need a bigger room this time. I will send the budget by Friday.'],
  ['B', 'Perfect. I will write the invitation tomorrow Could you please ask the hotel about lunch?'],
  ['A', 'Sure, I will call them on Wednesday. One thing is still open. Who is going to give the first talk?'],
  ['B', 'I do not know yet, and should we record the talks?'],
  ['A', 'I am not sure we can come back to both questions next week,'],
  ['B', 'good idea, so we agreed on March, and we will meet again on Tuesday.'],
  ['A', 'Yes, thanks a lot for your help. it was a pleasure to work on this with you.'],
] as const;
const model = (lines: readonly (readonly [string, string])[]) =>
  textOf(inputOf(lines.map(([speaker, text]) => ({ speaker, text }))));

describe('decisions of the planning talk', () => {
  it('are quoted by their content, not by the assent', () => {
    expect(decisionsOf(model(planning)).map(({ text }) => text)).toEqual([
      'good idea, so we agreed on March, and we will meet again on Tuesday.',
    ]);
  });
  it('are quoted from an earlier passage if a passage only assents', () => {
    const only = planning.map(
      ([speaker, text], i) =>
        [
          speaker,
          i === 1
            ? 'Let us have it in the second week of March, because half of the team is away in February.'
            : i === 2
              ? "Yes, okay, that makes sense, good idea. Absolutely, let's do that."
              : text,
        ] as const,
    );
    expect(decisionsOf(model(only)).map(({ text }) => text)).not.toContainEqual(
      expect.stringMatching(/makes sense|do that/u),
    );
  });
});

it('quotes a task as one sentence, even if the recogniser joined two', () => {
  const texts = tasksOf(model(planning)).map(({ text }) => text);
  expect(texts).toContain('I will write the invitation tomorrow');
  expect(texts.filter((text) => text.includes('tomorrow') && text.includes('hotel'))).toEqual([]);
});

describe('a passage that holds a decision', () => {
  const decided = (place: number, ...lines: (readonly [string, string])[]) => {
    const talk = talkOf(model(lines));
    const scores = Float64Array.from(lines, (_, k) => (k === place ? 0.99 : 0));
    return decisionsOf(model(lines), { ...talk, final: { ...talk.final, decision: scores } }).map(({ text }) => text);
  };
  it.each([
    'I noticed you smiled when you said that.',
    'Let me see.',
    'The release is tomorrow.',
    "For the EU it has to be with, legally, I'm pretty sure.",
    "You're entitled to.",
    'Okay.',
  ])('is not quoted with words that settle nothing: %s', (text) =>
    expect(decided(1, ['Ann', 'Mm.'], ['Ben', text], ['Ann', 'Mm.'])).toEqual([]),
  );
  it('is quoted with a proposal that was accepted', () => {
    const asked = 'Could we put an alert on that?';
    expect(decided(0, ['Ann', asked], ['Ben', "Yeah, good idea. I'll make a ticket."])).toEqual([asked]);
    expect(decided(0, ['Ann', asked], ['Ben', 'It ran out of disk twice this month.'])).toEqual([]);
  });
  it('is quoted with the words that do settle', () =>
    expect(decided(1, ['Ann', 'Friday afternoon, one till six?'], ['Ben', 'Let me see. Half six Thursday.'])).toEqual([
      'Half six Thursday.',
    ]));
});
