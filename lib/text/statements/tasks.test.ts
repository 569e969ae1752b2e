import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { doerOf } from '#lib/text/doer/doer';
import { talkOf } from '#lib/text/learned/talk';
import { textOf } from '#lib/text/model';
import { tasksOf } from './tasks.ts';

/** The tasks found if the learned models are sure that these passages hold one. */
function tasksAt(lines: readonly (readonly [string, string])[], places: readonly number[]) {
  const model = textOf(inputOf(lines.map(([speaker, text]) => ({ speaker, text }))));
  const talk = talkOf(model);
  const scores = (given: number) => Float64Array.from(lines, (_, k) => (places.includes(k) ? given : -5));
  const tasks = tasksOf(model, {
    ...talk,
    first: { ...talk.first, action: scores(3) },
    final: { ...talk.final, action: scores(0.99) },
  });
  return tasks.map((task) => ({ text: task.text, who: doerOf(model, task), accepted: task.accepted }));
}

describe('a passage that holds a task', () => {
  it.each([
    'Agreed.',
    'I wish I lived with Gran.',
    "It'd take, like, two weeks to get enough traffic.",
    "I'd want it quiet by eleven on a work night.",
    "I'd need someone to help me, they're massive.",
    'We could.',
    "You don't have to take it.",
    'What I can tell you is that we have put four hundred thousand into the building.',
    "So let me check I've got this.",
    "Bear with me a second, I'll just run a test on the line.",
  ])('is not quoted with words that bind nobody: %s', (text) =>
    expect(
      tasksAt(
        [
          ['Ann', 'We spoke about it last week.'],
          ['Ben', text],
        ],
        [1],
      ),
    ).toEqual([]),
  );
  it('is quoted with words that do', () =>
    expect(
      tasksAt(
        [
          ['Ann', 'We spoke about it last week.'],
          ['Ben', "I wish I had time. I'd need to run that past Howard."],
        ],
        [1],
      ),
    ).toEqual([{ text: "I'd need to run that past Howard.", who: 'Ben', accepted: null }]));
});

describe('a request', () => {
  it('and the promise that only takes it up are one task', () =>
    expect(
      tasksAt(
        [
          ['Doctor', 'Can you book that at the desk on your way out?'],
          ['Patient', "I'll do that."],
        ],
        [0, 1],
      ),
    ).toEqual([{ text: 'Can you book that at the desk on your way out?', who: 'Patient', accepted: true }]));
  it.each([
    ['Can you send me the November survey?', "Yes. I'll get Joanna to send it over by Thursday."],
    ['Can you do that today?', "Yeah, I'll pull the logs this afternoon."],
  ])('and the promise that says more are one task, too: %s', (asked, promised) =>
    expect(
      tasksAt(
        [
          ['Ann', asked],
          ['Ben', promised],
        ],
        [0, 1],
      ).map(({ text }) => promised.endsWith(text)),
    ).toEqual([true]),
  );
  it('and a promise of more are two', () =>
    expect(
      tasksAt(
        [
          ['Doctor', 'Can you book that at the desk on your way out?'],
          ['Patient', "I'll ask my wife about the day."],
        ],
        [0, 1],
      ),
    ).toHaveLength(2));
  it('is not declined by somebody who speaks of something else', () =>
    expect(
      tasksAt(
        [
          ['Teacher', 'Please read chapter eight before Tuesday.'],
          ['Student', 'Is the worksheet graded?'],
        ],
        [0],
      ).map(({ accepted }) => accepted),
    ).toEqual([null]));
});
