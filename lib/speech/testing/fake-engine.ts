import { setTimeout } from 'node:timers/promises';
import { AppError } from '#lib/base/errors';
import type { SpeechEngine } from '#lib/speech/engine';
import type { RecognisedSegment, SpeechJob } from '#lib/speech/contract';

export interface FakeScript {
  /** The segments of every job, in order; `id` counts from 0. `voiced` defaults to the whole segment. */
  segments: {
    start_s: number;
    end_s: number;
    text: string;
    confidence?: number;
    channel?: number;
    speaker?: string;
    voiced?: RecognisedSegment['voiced'];
  }[];
  /** Delay before each segment, in ms. Default 0. */
  delayMs?: number;
  /** Throws `recogniser_failed` instead of the segment with this index. */
  failAt?: number;
}

/** A scripted SpeechEngine for tests and development. It reads the spans to their end and records its calls. */
export function createFakeEngine({
  segments,
  delayMs = 0,
  failAt,
}: FakeScript): SpeechEngine & { readonly calls: string[] } {
  const calls: string[] = [];
  async function* transcribe({
    pcm_path,
    spans,
    signal,
  }: SpeechJob): AsyncGenerator<RecognisedSegment, void, undefined> {
    calls.push(`transcribe ${pcm_path}`);
    for (const [id, segment] of segments.entries()) {
      signal.throwIfAborted();
      if (delayMs > 0) await setTimeout(delayMs, undefined, { signal });
      if (id === failAt) throw new AppError('recogniser_failed');
      const { start_s, end_s } = segment;
      yield { id, speaker: null, confidence: 0.95, voiced: [{ start_s, end_s }], ...segment };
    }
    // A real engine ends no earlier than its input, and fails with it.
    for await (const _ of spans) signal.throwIfAborted();
  }
  return {
    name: 'fake',
    version: '1',
    capabilities: { languages: 'any', word_times: false, speakers: false, incremental: true, takes_language: false },
    calls,
    async warm() {
      calls.push('warm');
    },
    transcribe,
    async close() {
      calls.push('close');
    },
  };
}
