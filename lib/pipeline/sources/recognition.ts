import { setTimeout as sleep } from 'node:timers/promises';
import type { ResultData } from '#lib/analyses/results/results';
import { buildTranscript } from '#lib/analyses/transcript/build';
import type { Transcript } from '#lib/analyses/transcript/schema';
import type { Listening, SpeechSpan } from '#lib/audio/contract';
import type { Gap, RecognisedSegment } from '#lib/speech/contract';
import { type KnownLanguages, soundsForeign } from '#lib/speech/foreign';
import type { VoiceTurns } from '#lib/speech/voices/contract';
import { followed, speakersByVoice, withSpeakers } from './known-speakers.ts';
import type { RunReport } from '#lib/pipeline/report';
import type { PipelineParts, RunRequest } from '#lib/pipeline/request';
import type { EarlyReadings } from '#lib/pipeline/early-readings';

interface RecognitionOptions {
  request: RunRequest;
  parts: PipelineParts;
  /** Throws `needs_audio` if there is none. */
  heard: () => Listening;
  quality: () => Promise<ResultData<'audio_quality_metrics'>>;
  earlyReadings: EarlyReadings;
  emit: (report: RunReport) => Promise<void>;
}

interface Recognised {
  segments: RecognisedSegment[];
  gaps: Gap[];
}

/** How long to wait for speakers after the last word, in ms: a shorter wait is better than showing a note twice. */
const voicesWait_ms = 300;

/** The transcript of a recording, by the speech engine. */
export class Recognition {
  readonly #options: RecognitionOptions;
  readonly #words = Promise.withResolvers<Transcript>();
  #fallback: string | null = null;
  #spent: { calls: number; cost_usd: number | null } | null = null;

  constructor(options: RecognitionOptions) {
    this.#options = options;
  }

  /** The transcript without speakers; resolves only if telling speakers apart takes longer. */
  get words(): Promise<Transcript> {
    return this.#words.promise;
  }

  /** Why another engine recognised a part of the speech; null if none did. */
  get fallback(): string | null {
    return this.#fallback;
  }

  /** The usage of the calls; null if there were none. */
  get spent(): { calls: number; cost_usd: number | null } | null {
    return this.#spent;
  }

  /** The languages of the engine that recognises: of the one that stands in if no call has succeeded. */
  get languages(): KnownLanguages {
    const { request, parts } = this.#options;
    const { capabilities, stand_in } = parts.speech;
    const standsIn = this.#fallback !== null && this.#spent === null ? stand_in : undefined;
    return { languages: (standsIn ?? capabilities).languages, told: request.context.language };
  }

  async make(): Promise<Transcript> {
    const { request, parts, heard, quality } = this.#options;
    const listening = heard();
    const { speakers, pcm_path } = listening;
    const { spans, all } = followed(listening.spans);
    const findSpeakers = (): Promise<VoiceTurns> => speakersByVoice(request, parts.voices, { all, speakers, pcm_path });
    // If the engine names speakers, voices are compared only if it did not, as for a recording too long for one answer.
    const beside = parts.speech.capabilities.speakers ? null : findSpeakers();
    const { segments, gaps } = await this.#recognise(listening, spans);
    const sounds_foreign = async (): Promise<boolean> =>
      soundsForeign({ segments, gaps, ...(await quality()) }, this.languages);
    const voices =
      beside ?? (segments.every(({ speaker }) => speaker === null) ? findSpeakers() : Promise.resolve(null));
    const build = async (turns: VoiceTurns): Promise<Transcript> =>
      withSpeakers(
        buildTranscript(
          segments,
          { ...(await quality()), gaps, sounds_foreign: await sounds_foreign() },
          await speakers,
          turns,
        ),
        request.context,
      );
    if (await takesLonger(voices, voicesWait_ms)) this.#words.resolve(await build(null));
    return build(await voices);
  }

  /** Reports each segment when it comes, except those that an earlier run has reported. */
  async #recognise(
    { pcm_path, channel_pcm_paths, info }: Listening,
    spans: AsyncIterable<SpeechSpan>,
  ): Promise<Recognised> {
    const { request, parts, earlyReadings, emit } = this.#options;
    const { language } = request.context;
    const known = new Map(request.earlier?.segments.map((segment) => [segment.id, segment]));
    const segments: RecognisedSegment[] = [];
    const gaps: Gap[] = [];
    const duration_hint_s = info.then(
      (media) => media.duration_hint_s,
      () => null,
    );
    try {
      const recognising = parts.speech.transcribe({
        ...{ pcm_path, channel_pcm_paths, spans, duration_hint_s },
        ...(language === undefined ? {} : { language }),
        signal: request.signal,
        onSpent: (usd) => this.#addSpent(usd),
        onFallback: (reason) => void (this.#fallback ??= reason),
        onGap: (gap) => void gaps.push(gap),
      });
      for await (const recognised of recognising) {
        segments.push(recognised);
        const { voiced: _, channel: __, words: ___, language: ____, ...segment } = recognised;
        const before = known.get(segment.id);
        if (before?.text !== segment.text || before.start_s !== segment.start_s)
          await emit({ report: 'segment', segment });
        earlyReadings.heard(segments);
      }
    } finally {
      // Also if the recogniser fails: after the end of a run nothing may be reported.
      earlyReadings.end();
    }
    return { segments, gaps };
  }

  #addSpent(usd: number | null): void {
    const { calls, cost_usd } = this.#spent ?? { calls: 0, cost_usd: 0 };
    this.#spent = { calls: calls + 1, cost_usd: usd === null || cost_usd === null ? null : cost_usd + usd };
  }
}

/** Whether a promise has not settled after this many milliseconds. */
async function takesLonger(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const waited = new AbortController();
  try {
    return await Promise.race([
      promise.then(
        () => false,
        () => false,
      ),
      sleep(ms, true, { signal: waited.signal }),
    ]);
  } finally {
    waited.abort();
  }
}
