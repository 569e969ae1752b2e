import { modelTypes, type ModelType } from '#lib/analyses/steps';
import type { ResultData } from '#lib/analyses/results/results';
import type { FactBody } from '#lib/events/facts';
import { ModelRefiner } from '#lib/pipeline/refine-with-model';
import type { ModelPart, OpenTranscript } from '#lib/pipeline/request';

/** A model reads at most this often. */
const leastMs = 60_000;
/** And not before there is so much talk, s. */
const least_s = 30;
/**
 * And not before the talk has grown by this share since: each call holds the whole talk, and all calls of a recording
 * together cost no more than five of its length.
 */
const growth = 0.25;

interface RefiningOptions {
  model: ModelPart;
  /** ms. */
  now: () => number;
  /** Tells a model's reading. */
  onResult: (body: FactBody) => Promise<void>;
}

/** The local readings of one moment, and the desk at which they were read. */
export interface ReadMoment {
  desk: OpenTranscript;
  talk_s: number;
  local: ReadonlyMap<ModelType, ResultData<ModelType>>;
}

/**
 * A model's readings of what was said so far, on a slow beat. One stands until the next beat; where a beat fails, as
 * where the day's budget is spent, the local readings stand again.
 */
export class Refining {
  readonly #options: RefiningOptions;
  readonly #stop = new AbortController();
  readonly #standing = new Set<ModelType>();
  #beganAt: number;
  #read_s = 0;
  #running: Promise<void> | null = null;

  constructor(options: RefiningOptions) {
    this.#options = options;
    this.#beganAt = options.now() - leastMs;
  }

  /** Whether a model's reading stands, so that a local one is not told. */
  stands(type: string): boolean {
    return (this.#standing as ReadonlySet<string>).has(type);
  }

  isDue(talk_s: number): boolean {
    const { now } = this.#options;
    const isLongEnough = talk_s >= Math.max(least_s, this.#read_s * (1 + growth));
    return this.#running === null && isLongEnough && now() - this.#beganAt >= leastMs;
  }

  /** Asks; resolves when all is told or has failed. */
  async refine(moment: ReadMoment): Promise<void> {
    this.#beganAt = this.#options.now();
    this.#read_s = moment.talk_s;
    this.#running = this.#ask(moment).finally(() => (this.#running = null));
    await this.#running;
  }

  async end(): Promise<void> {
    this.#stop.abort();
    await this.#running?.catch(() => undefined);
  }

  async #ask({ desk, local }: ReadMoment): Promise<void> {
    const { model, now, onResult } = this.#options;
    const { signal } = this.#stop;
    const started = now();
    const deepener = new ModelRefiner({
      desk,
      model,
      signal,
      types: modelTypes,
      added_instruction: null,
      onDraft: () => undefined,
    });
    await Promise.all(
      [...local].map(async ([type, data]) => {
        try {
          const reading = await deepener.refineWithModel(type, data);
          if (signal.aborted) return;
          this.#standing.add(type);
          await onResult({
            type: 'result',
            analysis_type: type,
            data: reading.data,
            engine: reading.engine,
            provisional: true,
            took_ms: Math.round(now() - started),
          } as FactBody);
        } catch {
          this.#standing.delete(type);
        }
      }),
    );
  }
}
