import type { AcousticFeatures, AcousticTracks } from '#lib/audio/contract';
import { acousticFeatures } from '#lib/audio/voice/features';
import { memoryReleaser } from '#lib/base/workers/release-memory';
import { serveWorker } from '#lib/base/workers/worker-script';
import type { MeasureInput } from './live-child.ts';

export interface FeaturesInput extends Omit<MeasureInput, 'session_id'> {
  tracks: AcousticTracks;
}

/** One task at a time, so the thread is idle after each. */
const releaseMemory = memoryReleaser(() => true);

const methods = {
  features({ tracks, segments, words }: FeaturesInput): AcousticFeatures {
    releaseMemory();
    return acousticFeatures(tracks, segments, words);
  },
};
export type FeaturesMethods = typeof methods;

await serveWorker(methods);
