import type { Evidence } from '#lib/analyses/evidence/evidence';
import { evidenceFor } from '#lib/analyses/evidence/evidence-for';
import type { EnhancedUnderstanding } from './schema.ts';
import type { Found } from '#lib/analyses/evidence/finding';
import { capital, count, quotedAtEnd } from '#lib/base/words';

/** Tasks that still have to be done. */
export function openActions({ actions }: Pick<EnhancedUnderstanding, 'actions'>): EnhancedUnderstanding['actions'] {
  return actions.filter(
    ({ status, accepted }) => (status === 'open' && accepted !== false) || status === 'conditional',
  );
}

/** What one person will do: "I will give you an answer on Monday." */
const promise = /^(?:\p{L}+[,.!]? ){0,2}I(?:['’]ll| will| can|(?:['’]m| am) (?:going to|gonna))\b/iu;

/**
 * Decisions and tasks, each sentence once. A sentence that is both stands among the tasks if one person promises
 * something in it, and otherwise among the decisions.
 */
export function decidedAndToDo(data: EnhancedUnderstanding): Pick<EnhancedUnderstanding, 'decisions' | 'actions'> {
  const tasks = new Set(data.actions.map(({ text }) => text));
  const decisions = data.decisions.filter(({ text }) => !(tasks.has(text) && promise.test(text)));
  const decided = new Set(decisions.map(({ text }) => text));
  return { decisions, actions: data.actions.filter(({ text }) => !decided.has(text)) };
}

/** Questions that are known to be unanswered. */
export function openQuestions({ questions }: EnhancedUnderstanding): EnhancedUnderstanding['questions'] {
  return questions.filter(({ answered }) => answered === false);
}

/** Decisions, tasks, open questions and disagreements, each only with its quotes. */
export function findings(data: EnhancedUnderstanding): Found[] {
  const told = (lines: readonly { text: string; start_s: number }[], cue: string): Evidence[] =>
    lines.map(({ text, start_s }) => evidenceFor(data.evidence, text, start_s, cue)).filter((item) => item !== null);
  const { decisions, actions } = decidedAndToDo(data);
  const decided = told(decisions, 'decision');
  const toDo = told(openActions({ actions }), 'action_item');
  const open = told(
    openQuestions(data).map(({ question, start_s }) => ({ text: question, start_s })),
    'open_question',
  );
  const disputed = told(
    data.disagreements.map(({ about, start_s }) => ({ text: about, start_s })),
    'disagreement',
  );
  const clashing = told(
    data.contradictions.map(({ first, first_start_s }) => ({ text: first, start_s: first_start_s })),
    'contradiction',
  );
  return [
    { kind: 'agreement', score: 0.8, sentence: counted(decided, 'decision', 'decisions'), evidence: decided },
    { kind: 'agreement', score: 0.75, sentence: counted(toDo, 'thing to do', 'things to do'), evidence: toDo },
    {
      kind: 'question',
      score: 0.7,
      sentence: counted(open, 'question left open', 'questions left open'),
      evidence: open,
    },
    { kind: 'conflict', score: 0.65, sentence: counted(disputed, 'disagreement', 'disagreements'), evidence: disputed },
    {
      kind: 'conflict',
      score: 0.45,
      sentence: counted(clashing, 'statement that does not fit another', 'statements that do not fit others'),
      evidence: clashing,
    },
  ];
}

/** Number of quotes and the first of them: "One question left open: “…”", "Two questions left open, first “…”". */
function counted(evidence: readonly Evidence[], one: string, many: string): string {
  const quote = quotedAtEnd(evidence[0]?.quote ?? '', 70);
  return `${capital(count(evidence.length, one, many))}${evidence.length === 1 ? ':' : ', first'} ${quote}`;
}
