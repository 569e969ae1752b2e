import { talkOf } from '#lib/text/learned/talk';
import type { TextModel } from '#lib/text/model';
import { questionsOf } from '#lib/text/questions/questions';

/**
 * Between two people, one asks at least so many questions, this share of all, and one in every other turn. Of 7 talks
 * of that shape, consultations and talks with another plain aim apart, a careful reader took 6 for interviews.
 */
const least = { questions: 6, share: 0.65, perTurn: 0.5 } as const;

/** Who asks and who answers where two people hold an interview; null where they do not. */
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
