import { talkOf } from '#lib/text/learned/talk';
import type { TextModel } from '#lib/text/model';
import { questionsOf } from '#lib/text/questions/questions';

/**
 * In an interview between two people, one of them asks at least this many questions, this share of all questions, and a
 * question in every other turn. A careful reader took 6 of 7 talks of that form for interviews, not counting
 * consultations and talks with another plain intent.
 */
const least = { questions: 6, share: 0.65, perTurn: 0.5 } as const;

/** The label of the person who asks and of the one who answers, if two people hold an interview; null otherwise. */
export function interviewOf(model: TextModel): { asks: string; answers: string } | null {
  const [first, second, ...more] = model.speakers.names;
  if (first === undefined || second === undefined || more.length > 0) return null;
  const asked = questionsOf(model);
  const by = (speaker: string): number => asked.filter(({ sentence }) => sentence.speaker === speaker).length;
  const [asks, answers] = by(first) >= by(second) ? [first, second] : [second, first];
  const turns = talkOf(model).units.filter(
    ({ speaker }, k, all) => speaker === asks && all[k - 1]?.speaker !== asks,
  ).length;
  const questions = by(asks);
  return questions >= least.questions && questions >= least.share * asked.length && questions >= least.perTurn * turns
    ? { asks, answers }
    : null;
}
