import type { ActionItem } from './actions.ts';
import type { Checkable } from './statements.ts';

/** What is open, as quotes. */
export interface OpenItems {
  questions: string[];
  avoided: string[];
  contradictions: { first: string; second: string }[];
  actions: { text: string; item: ActionItem }[];
  claims: { text: string; what: Checkable['what'] }[];
}

const unnamed = new Set(['the person spoken to', 'he', 'she', 'they', 'we']);
const sources = { number: 'Where does this number come from', date: 'What shows this date', name: 'Who else can say whether this is so' } as const;

/** What one could ask next, from open items, one of each kind in turn, at most `most`. */
export function followUpsOf({ questions, avoided, contradictions, actions, claims }: OpenItems, most: number): string[] {
  const kinds = [
    contradictions.map(({ first, second }) => `Which of the two is right: “${bare(first)}” or “${bare(second)}”?`),
    avoided.map((text) => `This was asked and not answered; can it be asked again? ${quoted(text)}`),
    questions.map((text) => `Is there an answer by now to this question? ${quoted(text)}`),
    actions.flatMap(({ text, item }) => taskQuestion(text, item)),
    claims.map(({ text, what }) => `${sources[what]}: “${bare(text)}”?`),
  ];
  const out: string[] = [];
  const deepest = Math.max(...kinds.map((kind) => kind.length));
  for (let at = 0; at < deepest && out.length < most; at += 1) out.push(...kinds.flatMap((kind) => kind.slice(at, at + 1)));
  return out.slice(0, most);
}

function taskQuestion(text: string, { who, when, accepted }: ActionItem): string[] {
  if (accepted === false) return [`Was this agreed to? ${quoted(text)}`];
  const nobody = who === null || unnamed.has(who);
  if (nobody && when === null) return [`Who does this, and by when? ${quoted(text)}`];
  if (when === null) return [`By when will this be done? ${quoted(text)}`];
  return nobody ? [`Who does this? ${quoted(text)}`] : [];
}

function quoted(text: string): string {
  return `“${text}”`;
}

/** Without the full stop, inside a question of ours. */
function bare(text: string): string {
  return text.replace(/[.!…]+$/u, '');
}
