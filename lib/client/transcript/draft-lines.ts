/** One field of a model's draft, as plain text. */
export interface DraftLine {
  /** The name of the field. */
  field: string;
  /** Its strings so far, in order; empty if it has none. */
  texts: string[];
}

/** Limits of the traversal: a draft is unchecked, and may hold anything. */
const most = { fields: 14, texts: 12, characters: 240, depth: 6, nodes: 2_000 } as const;
/** The preferred fields of objects in a list; otherwise their first text is used. */
const telling = ['quote', 'text', 'question', 'claim', 'summary'];

/** The fields of a partial object with their texts. Anything but an object gives no lines; never throws. */
export function draftLines(draft: unknown): DraftLine[] {
  if (!isObject(draft) || Array.isArray(draft)) return [];
  const budget = { nodes: most.nodes };
  return Object.entries(draft)
    .slice(0, most.fields)
    .map(([field, value]) => ({ field: cut(field), texts: textsIn(value, 0, budget).slice(-most.texts) }));
}

function textsIn(value: unknown, depth: number, budget: { nodes: number }): string[] {
  budget.nodes -= 1;
  if (budget.nodes < 0 || depth > most.depth) return [];
  if (typeof value === 'string') return value.trim() === '' ? [] : [cut(value)];
  if (Array.isArray(value))
    return value.flatMap((item) =>
      isObject(item) && !Array.isArray(item) ? oneOf(item, depth + 1, budget) : textsIn(item, depth + 1, budget),
    );
  return isObject(value) ? Object.values(value).flatMap((inner) => textsIn(inner, depth + 1, budget)) : [];
}

/** The most informative text of a list entry. */
function oneOf(entry: object, depth: number, budget: { nodes: number }): string[] {
  const members = new Map(Object.entries(entry));
  const name = telling.find((wanted) => typeof members.get(wanted) === 'string');
  const texts = textsIn(name === undefined ? entry : members.get(name), depth, budget);
  return texts.slice(0, 1);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Keeps the end, which is being written. */
function cut(text: string): string {
  return text.length <= most.characters ? text : `…${text.slice(-most.characters).toWellFormed()}`;
}
