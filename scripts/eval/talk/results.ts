import type { ReadingInput } from '#lib/analyses/analysis';
import { readAnalysis } from '#lib/analyses/registry';
import type { ResultData } from '#lib/analyses/results/results';
import type { ReadingType } from '#lib/analyses/steps';
import { givenTranscript } from '#lib/analyses/transcript/given';
import type { Conversation } from './conversations.ts';

/**
 * Passages get artificial times, so that every time can be traced to its passage: number n lasts from 10 n to 10 n + 9
 * s.
 */
const every = 10;
const lasts = 9;

/** The passage of an artificial time. */
export const passageAt = (seconds: number): number => Math.floor(seconds / every);

/** The scored results, by the scorer's names. */
const scored = {
  understanding: 'enhanced_understanding',
  argument: 'argument_analysis',
  emotion: 'emotion_analysis',
  pressure: 'manipulation_assessment',
  flow: 'conversation_flow',
  intent: 'speaker_intent_analysis',
  strain: 'psychological_analysis',
  attitude: 'speaker_attitude',
} as const satisfies Record<string, ReadingType>;

export type TalkResults = { [Name in keyof typeof scored]: ResultData<(typeof scored)[Name]> } & {
  /** Where each subject begins, in artificial seconds. */
  cuts: number[];
};

/** A conversation as a reading's input. */
export function inputFor({ segments }: Conversation): ReadingInput {
  const transcript = givenTranscript(
    segments.map(({ id, speaker, text }) => ({ speaker, text, start_s: every * id, end_s: every * id + lasts })),
  );
  return { transcript, acoustics: null, quality: null, context: {}, voice_inference: true };
}

/** The scored results of the readings that `read` returns. */
export function gathered(
  read: <T extends (typeof scored)[keyof typeof scored]>(type: T) => ResultData<T>,
): TalkResults {
  const flow = read(scored.flow);
  return {
    understanding: read(scored.understanding),
    argument: read(scored.argument),
    emotion: read(scored.emotion),
    pressure: read(scored.pressure),
    flow,
    intent: read(scored.intent),
    strain: read(scored.strain),
    attitude: read(scored.attitude),
    // A model's phases follow subjects; the local engine separates subjects from opening and closing.
    cuts: (flow.subjects.length > 0
      ? flow.subjects
      : flow.phases.filter(({ phase }) => !['opening', 'body', 'closing'].includes(phase))
    ).map(({ start_s }) => start_s),
  };
}

/** The local engine's results for a conversation. Pure. */
export function resultsOf(conversation: Conversation): TalkResults {
  const input = inputFor(conversation);
  return gathered((type) => readAnalysis(type, input));
}
