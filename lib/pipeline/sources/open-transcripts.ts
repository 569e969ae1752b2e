import type { ResultData } from '#lib/analyses/results/results';
import { type ReadingType, sees } from '#lib/analyses/steps';
import type { Transcript } from '#lib/analyses/transcript/schema';
import type { AcousticFeatures } from '#lib/audio/contract';
import { contextFor } from './known-speakers.ts';
import { memo } from './memo.ts';
import type { AnalysisPool, OpenTranscript, Reading, RunRequest } from '#lib/pipeline/request';

interface OpenTranscriptsOptions {
  request: RunRequest;
  readings: AnalysisPool;
  acousticsOf: (transcript: Transcript) => Promise<AcousticFeatures | null>;
  quality: () => Promise<ResultData<'audio_quality_metrics'>>;
}

/**
 * A transcript that is open for reading. It has the words at once; measurements of the sound are added when a reading
 * waits for them.
 */
export interface ReadyTranscript {
  /** Resolves when the measurements that this reading uses have been added. */
  prepare(type: ReadingType): Promise<void>;
  read(type: ReadingType): Promise<Reading>;
  /** The transcript with everything that a model is given. */
  complete(): Promise<OpenTranscript>;
}

/** Opens transcripts for one run's readings. */
export class OpenTranscripts {
  readonly #options: OpenTranscriptsOptions;
  readonly #opened: OpenTranscript[] = [];
  #isClosed = false;

  constructor(options: OpenTranscriptsOptions) {
    this.#options = options;
  }

  /** Opens the words alone; the caller closes it. */
  openWords(transcript: Transcript): OpenTranscript {
    const { request, readings } = this.#options;
    const context = request.corrections?.speakers
      ? { ...request.context, speaker_diarization: undefined }
      : request.context;
    return readings.open({
      transcript,
      acoustics: null,
      quality: null,
      context: contextFor(transcript, context),
      voice_inference: request.voice_inference,
    });
  }

  open(transcript: Transcript): ReadyTranscript {
    const { acousticsOf, quality } = this.#options;
    const opened = this.openWords(transcript);
    // A run that was aborted may have ended before its words were there.
    if (this.#isClosed) opened.close();
    else this.#opened.push(opened);
    const acoustics = memo(async () => opened.addSound({ acoustics: await orNull(acousticsOf(transcript)) }));
    const measured = memo(async () => opened.addSound({ quality: await orNull(quality()) }));
    const prepare = async (type: ReadingType): Promise<void> => {
      await Promise.all([sees(type, 'acoustics') && acoustics(), sees(type, 'quality') && measured()]);
    };
    return {
      prepare,
      async read(type) {
        await prepare(type);
        return opened.read(type);
      },
      async complete() {
        await acoustics();
        return opened;
      },
    };
  }

  close(): void {
    this.#isClosed = true;
    for (const opened of this.#opened) opened.close();
  }
}

function orNull<T>(promise: Promise<T>): Promise<T | null> {
  return promise.catch(() => null);
}
