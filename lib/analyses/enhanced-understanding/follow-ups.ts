import type { Task } from '#lib/text/statements/tasks';

export interface Action {
  task: Task;
  who: string | null;
}

/** Open items, as quotes. */
export interface OpenItems {
  questions: string[];
  actions: readonly Action[];
}

/** Questions to ask next, made of open items: at most `most`, one of each kind in turn. */
export function followUpsOf({ questions, actions }: OpenItems, most: number): string[] {
  const kinds = [
    questions.map((text) => `Is there an answer by now to this question? “${text}”`),
    actions.flatMap(taskQuestion),
  ];
  const out: string[] = [];
  const deepest = Math.max(...kinds.map((kind) => kind.length));
  for (let at = 0; at < deepest && out.length < most; at += 1)
    out.push(...kinds.flatMap((kind) => kind.slice(at, at + 1)));
  return out.slice(0, most);
}

function taskQuestion({ task: { text, when, status }, who }: Action): string[] {
  if (status === 'conditional') return [];
  const nobody = who === null || who === 'we';
  if (nobody && when === null) return [`Who does this, and by when? “${text}”`];
  if (when === null) return [`By when will this be done? “${text}”`];
  return nobody ? [`Who does this? “${text}”`] : [];
}
