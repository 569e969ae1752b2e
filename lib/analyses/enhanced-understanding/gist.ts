import { list } from '#lib/analyses/wording';
import type { Statement } from '#lib/text/statements/spot';
import type { Action } from './local.ts';

export interface GistParts {
  /** In order of first speech. */
  speakers: readonly string[];
  topics: readonly string[];
  decisions: readonly Statement[];
  /** Open ones, the most important first. */
  actions: readonly Action[];
  /** Quotes. */
  unresolved: readonly string[];
  central: readonly Statement[];
}

const most = { speakers: 4, topics: 8, sentences: 2, words: 40 } as const;

/** What a person would say who was asked what the talk was about, from what was found alone; what did not occur is not mentioned. */
export function gistOf({ speakers, topics, decisions, actions, unresolved, central }: GistParts): string {
  const parts = [aboutLine(speakers, topics)];
  const said = (statements: readonly Statement[]): Statement[] => strongest(statements, most.sentences);
  const settled = said(decisions);
  if (settled.length > 0) parts.push(`Settled: ${settled.map(quoted).join(' ')}`);
  const todo = actions.slice(0, most.sentences);
  if (todo.length > 0) parts.push(`To do: ${todo.map(({ task }) => quoted(task)).join(' ')}`);
  if (unresolved.length > 0) parts.push(`Open: “${unresolved[0] ?? ''}”`);
  const taken = new Set([...settled, ...todo.map(({ task }) => task)].map(({ unit }) => unit));
  const heart = said(central.filter(({ unit }) => !taken.has(unit)));
  if (heart.length > 0) parts.push(`At its heart: ${heart.map(quoted).join(' ')}`);
  return parts.filter((part) => part !== null).join(' ');
}

function aboutLine(speakers: readonly string[], topics: readonly string[]): string | null {
  const named = topics.slice(0, most.topics);
  if (named.length === 0) return null;
  if (speakers.length === 0) return `The talk is about ${list(named)}.`;
  const who = speakers.length <= most.speakers ? list(speakers) : `${speakers.slice(0, most.speakers - 1).join(', ')} and ${speakers.length - most.speakers + 1} others`;
  return `${who} ${speakers.length === 1 ? 'talks' : 'talk'} about ${list(named)}.`;
}

/** The highest, in order of the talk. */
function strongest(statements: readonly Statement[], count: number): Statement[] {
  return statements.toSorted((a, b) => b.score - a.score).slice(0, count).toSorted((a, b) => a.start - b.start);
}

/** With its speaker, cut after `most.words`, and with a full stop where the quote has no mark of its own. */
function quoted({ text, speaker }: Statement): string {
  const words = text.split(/\s+/u);
  const shown = words.length <= most.words ? text : `${words.slice(0, most.words).join(' ')} …`;
  const line = `“${shown}”${/[.?!…]$/u.test(shown) ? '' : '.'}`;
  return speaker === null ? line : `${speaker}: ${line}`;
}
