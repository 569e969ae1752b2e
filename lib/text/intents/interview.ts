import { talkOf } from '#lib/text/learned/talk';
import type { TextModel } from '#lib/text/model';
import { doerOf } from '#lib/text/doer/doer';
import { questionsOf } from '#lib/text/questions/questions';
import { tasksOf } from '#lib/text/statements/tasks';

/**
 * In an interview between two people, one of them asks at least this many questions, this share of all questions, and a
 * question in every other turn; the other says at least this share of the words. Somebody who asks in order to help
 * ("what is your address?") says more than the caller and promises to do things.
 */
const least = { questions: 6, share: 0.65, perTurn: 0.5, answering: 0.5 } as const;
/** Most tasks that either of them takes: an interview ends with one, such as sending the text. */
const mostTasks = 1;

/** The label of the person who asks and of the one who answers, if two people hold an interview; null otherwise. */
export function interviewOf(model: TextModel): { asks: string; answers: string } | null {
  const [first, second, ...more] = model.speakers.names;
  if (first === undefined || second === undefined || more.length > 0) return null;
  const asked = questionsOf(model);
  const by = (speaker: string): number => asked.filter(({ sentence }) => sentence.speaker === speaker).length;
  const [asks, answers] = by(first) >= by(second) ? [first, second] : [second, first];
  const { units, dense } = talkOf(model);
  const turns = units.filter(({ speaker }, k, all) => speaker === asks && all[k - 1]?.speaker !== asks).length;
  const questions = by(asks);
  if (questions < least.questions || questions < least.share * asked.length || questions < least.perTurn * turns)
    return null;
  const wordsOf = (name: string): number =>
    units.reduce((sum, { speaker }, k) => sum + (speaker === name ? (dense[k]?.[0] ?? 0) : 0), 0);
  if (wordsOf(answers) < least.answering * (wordsOf(asks) + wordsOf(answers))) return null;
  const doers = tasksOf(model).map((task) => doerOf(model, task));
  const tasks = (name: string): number => doers.filter((doer) => doer === name).length;
  return tasks(asks) <= mostTasks && tasks(answers) <= mostTasks ? { asks, answers } : null;
}
