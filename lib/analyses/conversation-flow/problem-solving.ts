import type { TimedAct } from './acts.ts';
import type { ConversationFlow } from './schema.ts';

type Step = ConversationFlow['problem_solving'][number];

/**
 * Proposals and the replies to them, from the caller's dialogue acts, by the names that act sets use, if they show
 * joint work on a problem (after Poole and Holmes 1995). There are none without such acts, since words alone did not
 * separate proposals from plans reliably.
 */
export function problemSolvingIn(acts: readonly TimedAct[]): ConversationFlow['problem_solving'] {
  const steps = acts.flatMap(({ act_type, text, speaker, start_s, end_s }): Step[] => {
    const name = act_type.toLowerCase();
    const step = /disagree|reject|refus|no_answer/u.test(name)
      ? 'disagreement'
      : /question|ask/u.test(name)
        ? 'question'
        : /agree|accept/u.test(name)
          ? 'agreement'
          : /answer|reply|response/u.test(name)
            ? 'answer'
            : /propos|suggest|offer/u.test(name)
              ? 'proposal'
              : null;
    return step === null ? [] : [{ step, text, speaker, start_s, end_s }];
  });
  return isShape(steps) ? steps : [];
}

function isShape(steps: readonly Step[]): boolean {
  const proposal = steps.findIndex(({ step }) => step === 'proposal');
  return steps.length >= 3 && proposal >= 0 && steps.slice(proposal + 1).some(({ step }) => step === 'agreement');
}
