import type { Address } from '#lib/base/endpoint/address';
import { contextIn, longestAnswerIn, refusalIn } from '#lib/base/endpoint/refusals';
import { AppError } from '#lib/base/errors';
import { answerForms, type AnswerForm } from './answer-form.ts';
import { NotStreamed } from './call.ts';
import { AllThought, TooLong } from './question.ts';
import type { SentShape, WireHabits } from './request-shape.ts';

/** The requirements of an address, found out once and remembered until the next start. */
export interface Habits extends WireHabits {
  /** The best form that it accepts. */
  form: AnswerForm;
  /** It accepted the schema and did not follow it, so from now on the prompt contains it, too. */
  spelled: boolean;
  streamed: boolean;
  /** The longest answer in tokens. */
  output_tokens: number;
  /** Tokens of its context, for input and output together; null if it never refused a request for its size. */
  context: number | null;
  /** The most tokens by which it has counted more in a request than our estimate. */
  uncounted: number;
}

/** The least room for an answer, in tokens: with less, a conversation is too long for the server. */
const leastAnswer = 1_000;
/** Kept free besides the answer: servers add control tokens to a conversation. */
const spare = 32;
/** Room for an answer, in tokens, if thinking uses it up and cannot be reduced. */
const roomForThought = 24_000;

const remembered = new WeakMap<Address, Habits>();

/** The requirements of an address, shared by all its callers. */
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

/** The limit of an answer for this much input, in tokens. */
export function limitFor(
  { output_tokens, context, uncounted }: Pick<Habits, 'output_tokens' | 'context' | 'uncounted'>,
  input: number,
): number {
  return context === null
    ? output_tokens
    : Math.max(leastAnswer, Math.min(output_tokens, context - input - uncounted - spare));
}

/** A failed call: how it was asked, and its input in tokens by our own estimate. */
export interface FailedCall {
  asked: Habits;
  sent: SentShape;
  input: number;
  limit: number;
}

export type Lesson = 'again' | AppError | null;

/**
 * Learns from a failed call how the address must be asked: 'again' if another way is left, an AppError if this is the
 * cause of the failure, null if the error says nothing about it. No step is ever undone, so the attempts end.
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
      // An address that does not know the option cannot reduce its thinking, so the answer needs room for it.
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
    // Otherwise the server contradicts itself, and the attempts would not end.
    if (limitFor(habits, call.input) < call.limit) return 'again';
  }
  return new TooLong({ context, taken, is_estimate: input === null });
}
