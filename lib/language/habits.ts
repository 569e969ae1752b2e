import type { Address } from '#lib/base/endpoint/address';
import { contextIn, longestAnswerIn, refusalIn } from '#lib/base/endpoint/refusals';
import { AppError } from '#lib/base/errors';
import { answerForms, type AnswerForm } from './answer-form.ts';
import { NotStreamed } from './call.ts';
import { AllThought, TooLong } from './question.ts';
import type { SentShape, WireHabits } from './request-shape.ts';

/** What an address has turned out to be like; found out once and remembered until the next start. */
export interface Habits extends WireHabits {
  /** The best form that it takes. */
  form: AnswerForm;
  /** It took the schema and did not keep to it, so from then on the prompt spells it out too. */
  spelled: boolean;
  streamed: boolean;
  /** The most that one answer may hold. */
  output_tokens: number;
  /** Tokens that it reads and writes together; null where it never refused for that. */
  context: number | null;
  /** How many tokens more than we estimate it has counted in a request, at most. */
  uncounted: number;
}

/** What one answer needs at least, in tokens: below, a conversation is too long for the server. */
const leastAnswer = 1_000;
/** Kept free beside the answer: servers add marks of their own to a conversation. */
const spare = 32;
/** Where thinking eats the answer and cannot be turned down, the answer gets this much room. */
const roomForThought = 24_000;

const remembered = new WeakMap<Address, Habits>();

/** The habits of an address, shared by all that ask it. */
export function habitsOf(address: Address, output_tokens: number): Habits {
  const known = remembered.get(address) ?? {
    form: 'schema',
    spelled: false,
    streamed: true,
    limit: 'given',
    role: 'given',
    usage: true,
    effort: null,
    output_tokens,
    context: null,
    uncounted: 0,
  };
  remembered.set(address, known);
  return known;
}

/** The limit of an answer to so much input, in tokens. */
export function limitFor(
  { output_tokens, context, uncounted }: Pick<Habits, 'output_tokens' | 'context' | 'uncounted'>,
  input: number,
): number {
  return context === null
    ? output_tokens
    : Math.max(leastAnswer, Math.min(output_tokens, context - input - uncounted - spare));
}

/** One call that failed: how it was asked, and how much it sent, by our own estimate, in tokens. */
export interface FailedCall {
  asked: Habits;
  sent: SentShape;
  input: number;
  limit: number;
}

export type Lesson = 'again' | AppError | null;

/**
 * Learns from a call that failed how the address wants to be asked: 'again' where another way is left, an AppError
 * where that is what is wrong, null where it says nothing of the kind. Each lesson goes one way, so there is an end.
 */
export function learn(habits: Habits, error: unknown, call: FailedCall): Lesson {
  const { asked, sent } = call;
  if (error instanceof NotStreamed) return step(asked.streamed, () => (habits.streamed = false));
  if (error instanceof AllThought) return lessThought(habits, call);
  const small = contextIn(error);
  if (small) return smallerAnswer(habits, small, call);
  const longest = longestAnswerIn(error);
  if (longest !== null && longest >= leastAnswer && longest < call.limit) {
    habits.output_tokens = longest;
    return 'again';
  }
  switch (refusalIn(error)) {
    case 'usage':
      return step(sent.usage, () => (habits.usage = false));
    case 'limit': {
      const next =
        sent.limit === null
          ? null
          : asked.limit === 'given'
            ? sent.limit === 'max_tokens'
              ? 'max_completion_tokens'
              : 'max_tokens'
            : 'none';
      return step(next !== null, () => (habits.limit = next ?? 'none'));
    }
    case 'effort':
      // What the address does not know cannot be turned down, so there has to be room for it.
      return step(asked.effort === 'low', () =>
        Object.assign(habits, { effort: 'refused', output_tokens: roomForThought }),
      );
    case 'role':
      return step(sent.role !== 'user', () => (habits.role = sent.role === 'developer' ? 'system' : 'user'));
    case 'form': {
      const next = answerForms[answerForms.indexOf(asked.form) + 1];
      if (next !== undefined && habits.form === asked.form) habits.form = next;
      return next === undefined ? null : 'again';
    }
    default:
      return null;
  }
}

function step(isLeft: boolean, change: () => unknown): Lesson {
  if (!isLeft) return null;
  change();
  return 'again';
}

function lessThought(habits: Habits, { asked }: FailedCall): Lesson {
  if (asked.effort === null) {
    habits.effort ??= 'low';
    return 'again';
  }
  if (asked.output_tokens < roomForThought) {
    habits.output_tokens = roomForThought;
    return 'again';
  }
  return new AppError('model_failed', { reason: 'thinking' });
}

function smallerAnswer(
  habits: Habits,
  { context, input }: { context: number; input: number | null },
  call: FailedCall,
): Lesson {
  const taken = input ?? call.input;
  const room = context - taken - spare;
  if (room >= leastAnswer && room < call.limit) {
    habits.context = context;
    habits.uncounted = Math.max(habits.uncounted, taken - call.input);
    // Else it says one thing and does another, and there would be no end.
    if (limitFor(habits, call.input) < call.limit) return 'again';
  }
  return new TooLong({ context, taken, is_estimate: input === null });
}
