import { buildTranscript } from '#lib/analyses/transcript/build';
import type { Transcript } from '#lib/analyses/transcript/schema';
import { type AnalysisType, isReadingType, needs, type ReadingType, steps } from '#lib/analyses/steps';
import type { RunReport } from './report.ts';
import type { OpenTranscript } from './request.ts';
import type { RecognisedSegment } from '#lib/speech/contract';
import { type KnownLanguages, soundsForeignSoFar } from '#lib/speech/foreign';

interface SoFarOptions {
  todo: ReadonlySet<AnalysisType>;
  open: (transcript: Transcript) => OpenTranscript;
  emit: (report: RunReport) => Promise<void>;
  /** Of the engine that recognises. */
  languages: () => KnownLanguages;
  /** Puts in the known speakers. */
  named: (transcript: Transcript) => Transcript;
}

/**
 * The first mark, in seconds of the recording; each further mark is twice as far, so that all these readings together
 * cost at most as much as the last one.
 */
const first_s = 60;

/**
 * Early readings of a long recording while the rest is still being recognised. A reading that fails here is left to the
 * end.
 */
export class EarlyReadings {
  readonly #options: SoFarOptions;
  readonly #types: readonly ReadingType[];
  #next_s = first_s;
  #running: Promise<void> | null = null;
  #isOver = false;

  constructor(options: SoFarOptions) {
    this.#options = options;
    // Readings of the sound need the whole recording.
    this.#types = steps
      .map(({ type }) => type)
      .filter(isReadingType)
      .filter((type) => options.todo.has(type) && !needs(type, 'acoustics'));
  }

  /** The recording is recognised up to the end of the last of these segments. */
  heard(segments: readonly RecognisedSegment[]): void {
    const until_s = segments.at(-1)?.end_s ?? 0;
    if (until_s < this.#next_s || this.#running || this.#isOver) return;
    while (this.#next_s <= until_s) this.#next_s *= 2;
    // Nothing is read from words that are probably not what was said.
    if (soundsForeignSoFar(segments, this.#options.languages())) return;
    this.#running = this.#read([...segments], until_s)
      .catch(() => undefined)
      .finally(() => (this.#running = null));
  }

  /** Reports nothing from now on: the readings of the whole follow. */
  end(): void {
    this.#isOver = true;
  }

  async #read(segments: RecognisedSegment[], so_far_s: number): Promise<void> {
    const { open, emit, named } = this.#options;
    const opened = open(named(buildTranscript(segments, { duration_s: so_far_s })));
    try {
      for (const step of this.#types) {
        if (this.#isOver) return;
        const start = performance.now();
        const { data, engine } = await opened.read(step);
        if (this.#isOver) return;
        await emit({
          report: 'provisional',
          step,
          data,
          engine,
          took_ms: Math.round(performance.now() - start),
          so_far_s,
        } as RunReport);
      }
    } finally {
      opened.close();
    }
  }
}
