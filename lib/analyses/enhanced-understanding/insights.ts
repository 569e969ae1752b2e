import { capital, count, spelled } from '#lib/analyses/wording';
import type { ActionItem } from './actions.ts';
import type { AskedQuestion } from './questions.ts';

/** Fewer questions or tasks than this show no pattern. */
const enough = 3;

/** What the counts tell of the situation: who asks, and how firm the promises are. Only what can be counted. */
export function insightsOf(questions: readonly AskedQuestion[], actions: readonly ActionItem[]): string[] {
  return [whoAsks(questions), howFirm(actions), whoActs(actions)].filter((line) => line !== null);
}

function whoAsks(questions: readonly AskedQuestion[]): string | null {
  const asked = questions.filter(({ sentence, stated }) => sentence.speaker !== null && !stated);
  if (asked.length < enough) return null;
  const [most] = [...Map.groupBy(asked, ({ sentence }) => sentence.speaker)].toSorted((a, b) => b[1].length - a[1].length);
  if (!most || most[0] === null || most[1].length < 0.75 * asked.length) return null;
  return most[1].length === asked.length ? `All ${count(asked.length, 'question')} were asked by ${most[0]}.` : `${capital(spelled(most[1].length))} of ${count(asked.length, 'question')} were asked by ${most[0]}.`;
}

function howFirm(actions: readonly ActionItem[]): string | null {
  if (actions.length < enough) return null;
  const dated = actions.filter(({ when }) => when !== null).length;
  if (dated === actions.length) return `All ${count(dated, 'task')} have a time.`;
  if (dated === 0) return `None of the ${count(actions.length, 'task')} has a time.`;
  return `${capital(spelled(dated))} of ${count(actions.length, 'task')} ${dated === 1 ? 'has' : 'have'} a time.`;
}

function whoActs(actions: readonly ActionItem[]): string | null {
  const [first] = actions;
  if (!first || actions.length < enough || first.who === null || /^(?:we|he|she|they|the speaker|the person spoken to)$/u.test(first.who)) return null;
  return actions.every(({ who }) => who === first.who) ? `All ${count(actions.length, 'task')} fall to ${first.who}.` : null;
}
