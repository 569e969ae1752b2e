import { questionsOf } from '#lib/analyses/enhanced-understanding/questions';
import { decisionsOf, proposalsOf } from '#lib/analyses/enhanced-understanding/statements';
import { dialogueActs } from '#lib/text/dialogue-acts';
import type { Span, TextModel } from '#lib/text/model';
import type { TimedAct } from './acts.ts';
import type { ConversationFlow } from './schema.ts';

type Step = ConversationFlow['problem_solving'][number];

const agreeing = /^(?:agreement|yes_answer|appreciation)$/u;
const refusing = /^(?:disagreement|no_answer)$/u;

/**
 * Questions and their answers, proposals and what was said to them, in order, where acts show a common problem being worked on: a question or a
 * proposal, and an agreement after a proposal (after the phases of decision making in Poole and Holmes 1995, of which only these leave marks in words). Else empty.
 */
export function problemSolvingOf(model: TextModel): ConversationFlow['problem_solving'] {
  const at = (step: Step['step'], span: Span, speaker: string | null): { step: Step; start: number } => ({ step: { step, text: model.text.slice(span.start, span.end), speaker, ...model.timing.times(span.start, span.end) }, start: span.start });
  const steps: { step: Step; start: number }[] = [];
  const taken = new Set<number>();
  for (const { sentence, span, by, stated } of questionsOf(model)) {
    if (stated) continue;
    steps.push(at('question', span, sentence.speaker));
    taken.add(sentence.index);
    if (by) {
      steps.push(at('answer', by, by.speaker));
      taken.add(by.index);
    }
  }
  const acts = dialogueActs(model);
  const place = new Map(acts.map((act, i) => [act.sentence.index, i]));
  for (const { sentence } of proposalsOf(model)) {
    if (taken.has(sentence.index)) continue;
    taken.add(sentence.index);
    steps.push(at('proposal', sentence, sentence.speaker));
    const reply = acts[(place.get(sentence.index) ?? acts.length) + 1];
    if (!reply || taken.has(reply.sentence.index) || (sentence.speaker !== null && reply.sentence.speaker === sentence.speaker)) continue;
    const step = agreeing.test(reply.type) ? 'agreement' : refusing.test(reply.type) ? 'disagreement' : null;
    if (step === null) continue;
    taken.add(reply.sentence.index);
    steps.push(at(step, reply.sentence, reply.sentence.speaker));
  }
  for (const { sentence } of decisionsOf(model)) if (!taken.has(sentence.index)) steps.push(at('agreement', sentence, sentence.speaker));
  const ordered = steps.toSorted((a, b) => a.start - b.start).map(({ step }) => step);
  return isShape(ordered) ? ordered : [];
}

/** The same from the caller's acts, by the names that act sets use for them. */
export function problemSolvingIn(acts: readonly TimedAct[]): ConversationFlow['problem_solving'] {
  const steps = acts.flatMap(({ act_type, text, speaker, start_s, end_s }): Step[] => {
    const name = act_type.toLowerCase();
    const step = /disagree|reject|refus|no_answer/u.test(name) ? 'disagreement' : /question|ask/u.test(name) ? 'question' : /agree|accept/u.test(name) ? 'agreement' : /answer|reply|response/u.test(name) ? 'answer' : /propos|suggest|offer/u.test(name) ? 'proposal' : null;
    return step === null ? [] : [{ step, text, speaker, start_s, end_s }];
  });
  return isShape(steps) ? steps : [];
}

function isShape(steps: readonly Step[]): boolean {
  const proposal = steps.findIndex(({ step }) => step === 'proposal');
  return steps.length >= 3 && proposal >= 0 && steps.slice(proposal + 1).some(({ step }) => step === 'agreement');
}
