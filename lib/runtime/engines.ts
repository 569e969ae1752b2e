import { createListener } from '#lib/audio/listener';
import { createLiveListener } from '#lib/audio/live/live-listener';
import type { Logger } from '#lib/base/logs/logger';
import type { Settings } from '#lib/base/settings/settings';
import type { Database } from '#lib/db/connection/database';
import { databaseBudget } from '#lib/db/stores/database-budget';
import { ownerBudget } from '#lib/db/stores/owner-budget';
import { costOfSpeech } from '#lib/language/prices';
import { createAnalysisPool } from '#lib/pipeline/analysis-pool';
import type { PipelineParts } from '#lib/pipeline/request';
import { createTextReader } from '#lib/pipeline/text-reader';
import type { SpeechEngine } from '#lib/speech/engine';
import { createEmbeddedEngine } from '#lib/speech/moonshine/embedded-engine';
import { createDiarizer } from '#lib/speech/voices/diarizer';
import { type ModelRuntime, startModel } from './model.ts';

/** The engines that hear, recognise and read. */
export interface Engines {
  parts: PipelineParts;
  /** Listens to live recordings. */
  liveListener: ReturnType<typeof createLiveListener>;
  /** The speech engine on this machine. */
  embedded: SpeechEngine;
  /** null if no model is configured. */
  model: ModelRuntime | null;
  /** In US dollars since midnight UTC; null if no model is configured. */
  spentTodayBy(ownerId: string): Promise<number | null>;
  /** Loads the engines of a process that takes runs from the queue, or those of one that only serves pages. */
  warm(worksOnRuns: boolean): Promise<void>;
  close(): Promise<void>;
}

export async function startEngines(settings: Settings, db: Database, logger: Logger): Promise<Engines> {
  const listener = createListener({ maxAudioMinutes: settings.MAX_AUDIO_MINUTES, ffmpeg: settings.FFMPEG_PATH });
  const readings = createAnalysisPool();
  const budget = ownerBudget(
    db,
    databaseBudget(db, settings.MODEL_BUDGET_USD ?? null),
    settings.MODEL_OWNER_BUDGET_USD ?? null,
  );
  const model = await startModel(settings, budget, logger);
  const embedded = createEmbeddedEngine();
  const speech = model ? await speechBy(model, settings, embedded) : embedded;
  const voices = createDiarizer();
  const texts = createTextReader();
  const liveListener = createLiveListener();
  return {
    parts: { listener, speech, localSpeech: embedded, voices, readings, texts, ...(model ? { model } : {}) },
    liveListener,
    embedded,
    model,
    spentTodayBy: async (ownerId) => (model ? budget.spentTodayBy(ownerId) : null),
    async warm(worksOnRuns) {
      await Promise.all([listener.warm(), ...(worksOnRuns ? [speech.warm(), readings.warm()] : [])]);
    },
    async close() {
      await Promise.all([
        listener.close(),
        liveListener.close(),
        speech.close(),
        voices.close(),
        readings.close(),
        texts.close(),
      ]);
    },
  };
}

/** The speech endpoint if a model for it is configured, else the embedded engine. */
async function speechBy(
  { endpoint, address, prices, budget }: ModelRuntime,
  { TRANSCRIPTION_MODEL: model, MODEL_CONCURRENCY: concurrency }: Settings,
  embedded: SpeechEngine,
): Promise<SpeechEngine> {
  if (model === undefined) return embedded;
  const { createEndpointEngine } = await import('#lib/speech/endpoint/engine');
  return createEndpointEngine({
    ...endpoint,
    model,
    concurrency,
    address,
    embedded,
    async reserve(seconds) {
      const cost_usd = costOfSpeech(prices, model, seconds);
      const reservation = await budget.reserve(cost_usd ?? 0);
      return reservation && { cost_usd, settle: (happened) => reservation.settle(happened ? (cost_usd ?? 0) : 0) };
    },
  });
}
