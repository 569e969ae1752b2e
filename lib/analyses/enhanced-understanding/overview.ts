import type { Topics } from './topics.ts';
import { capital, count, list, spelled } from '#lib/analyses/wording';

export interface Overview {
  topics: Topics;
  /** Quotes. */
  central: string[];
  /** The quote with which it begins, for talk without central sentences. */
  first: string | null;
  decisions: number;
  /** Quotes. */
  actions: string[];
  unresolved: number;
  asked: number;
}

const namedTopics = 4;

/** What a person would say who was asked what the talk was about; what did not occur is not mentioned. */
export function overviewOf({ topics, central, first, decisions, actions, unresolved, asked }: Overview): string {
  const named = topics.words.slice(0, namedTopics);
  const often = topics.repeated ? `${capital(list(named))} ${named.length === 1 ? 'is' : 'are'} named most often.` : `Among the things named: ${list(named)}.`;
  const lines = named.length > 0 ? [often] : [];
  const outcomes: string[] = [];
  if (decisions > 0) outcomes.push(count(decisions, 'thing was decided', 'things were decided'));
  if (actions.length > 0) outcomes.push(`${outcomes.length > 0 ? spelled(actions.length) : count(actions.length, 'thing')} ${actions.length === 1 ? 'was' : 'were'} promised or asked for`);
  if (unresolved > 0) outcomes.push(questionsLine(asked, unresolved));
  const [only] = actions;
  if (outcomes.length === 0) lines.push('No decision, promise or open question was found.');
  else if (outcomes.length === 1 && actions.length === 1 && only !== undefined) lines.push(`One thing was promised or asked for: ${quoted(only)}`);
  else lines.push(`${capital(list(outcomes))}.`);
  if (central.length > 0) lines.push(`${central.length === 1 ? 'The sentence' : 'The sentences'} that the rest comes back to most: ${central.map(quoted).join(' ')}`);
  else if (first !== null && !actions.includes(first)) lines.push(`It begins: ${quoted(first)}`);
  return lines.join(' ');
}

/** With a full stop where the quote has no mark of its own, so that it can be read aloud. */
function quoted(text: string): string {
  return /[.?!…]$/u.test(text) ? `“${text}”` : `“${text}”.`;
}

function questionsLine(asked: number, unresolved: number): string {
  if (unresolved < asked) return `${spelled(unresolved)} of ${count(asked, 'question')} stayed open`;
  return asked === 2 ? 'both questions stayed open' : `${asked === 1 ? '' : 'all '}${count(asked, 'question')} stayed open`;
}
