/** Functions of a question. The first three ask for something; the others do not. */
export const questionKinds = [
  'information',
  'confirmation',
  'request',
  'rhetorical',
  'procedural',
  'check',
  'reported',
] as const;
export type QuestionKind = (typeof questionKinds)[number];

const asking: ReadonlySet<QuestionKind> = new Set(['information', 'confirmation', 'request'] as const);
/** Whether a question of this kind asks for something. */
export const asksFor = (kind: QuestionKind): boolean => asking.has(kind);
