import type { ResultData } from '#lib/analyses/results/results';
import { type ReadingType, sees } from '#lib/analyses/steps';
import type { Transcript } from '#lib/analyses/transcript/schema';
import type { AcousticFeatures } from '#lib/audio/contract';
import { contextFor } from './known-speakers.ts';
import { memo } from './memo.ts';
import type { AnalysisPool, OpenTranscript, Reading, RunRequest } from '#lib/pipeline/request';

interface DesksOptions {
  request: RunRequest;
  readings: AnalysisPool;
  acousticsOf: (transcript: Transcript) => Promise<AcousticFeatures | null>;
  quality: () => Promise<ResultData<'audio_quality_metrics'>>;
}

/**
 * A transcript that is open for reading. It has the words at once; measurements of the sound are added when a reading
 * waits for them.
 */
export interface OpenDesk {
  /** Resolves when the measurements that this reading uses have been added. */
  prepare(type: ReadingType): Promise<void>;
  read(type: ReadingType): Promise<Reading>;
  /** The transcript with everything that a model is given. */
  complete(): Promise<OpenTranscript>;
}

/** Opens transcripts for one run's readings. */
export class Desks {
  readonly #options: DesksOptions;
  readonly #opened: OpenTranscript[] = [];

  constructor(options: DesksOptions) {
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

  open(transcript: Transcript): OpenDesk {
    const { acousticsOf, quality } = this.#options;
    const desk = this.openWords(transcript);
    this.#opened.push(desk);
    const acoustics = memo(async () => desk.hear({ acoustics: await orNull(acousticsOf(transcript)) }));
    const measured = memo(async () => desk.hear({ quality: await orNull(quality()) }));
    const prepare = async (type: ReadingType): Promise<void> => {
      await Promise.all([sees(type, 'acoustics') && acoustics(), sees(type, 'quality') && measured()]);
    };
    return {
      prepare,
      async read(type) {
        await prepare(type);
        return desk.read(type);
      },
      async complete() {
        await acoustics();
        return desk;
      },
    };
  }

  close(): void {
    for (const desk of this.#opened) desk.close();
  }
}

function orNull<T>(promise: Promise<T>): Promise<T | null> {
  return promise.catch(() => null);
}
