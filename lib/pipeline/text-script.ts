import type { Transcript } from '#lib/analyses/transcript/schema';
import { memoryReleaser } from '#lib/base/workers/release-memory';
import { serveWorker } from '#lib/base/workers/worker-script';
import { readGivenTranscript, readOpening, type TextFile } from './given-transcript.ts';

const releaseMemory = memoryReleaser(() => true);

const methods = {
  opening: (file: TextFile): Promise<string | null> => readOpening(file).finally(releaseMemory),
  transcript: ({ path, wanted }: Omit<TextFile, 'name'>): Promise<Transcript> =>
    readGivenTranscript(path, wanted).finally(releaseMemory),
};
export type TextMethods = typeof methods;

await serveWorker(methods);
