import type { ReadingInput } from '#lib/analyses/analysis';
import { readAnalysis } from '#lib/analyses/registry';
import { givenTranscript } from '#lib/analyses/transcript/given';
import type { Conversation } from './conversations.ts';

/** Passages get made-up times, so that whatever carries a time can be traced to its passage: number n lasts from 10 n to 10 n + 9 s. */
const every = 10;
const lasts = 9;

/** The passage that a made-up time stands for. */
export const passageAt = (seconds: number): number => Math.floor(seconds / every);

/** What the local engine says of a conversation. Pure. */
export function resultsOf({ segments }: Conversation) {
  const transcript = givenTranscript(segments.map(({ id, speaker, text }) => ({ speaker, text, start_s: every * id, end_s: every * id + lasts })));
  const input: ReadingInput = { transcript, acoustics: null, quality: null, context: {}, voice_inference: true };
  return {
    understanding: readAnalysis('enhanced_understanding', input),
    argument: readAnalysis('argument_analysis', input),
    emotion: readAnalysis('emotion_analysis', input),
    pressure: readAnalysis('manipulation_assessment', input),
    flow: readAnalysis('conversation_flow', input),
    intent: readAnalysis('speaker_intent_analysis', input),
    strain: readAnalysis('psychological_analysis', input),
  };
}
export type TalkResults = ReturnType<typeof resultsOf>;
