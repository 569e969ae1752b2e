import { modelTypes, type ModelType } from '#lib/analyses/steps';
import type { ResultData } from '#lib/analyses/results/results';
import type { FactBody } from '#lib/events/facts';
import { ModelRefiner } from '#lib/pipeline/refine-with-model';
import type { ModelPart, OpenTranscript } from '#lib/pipeline/request';

/** The shortest interval between a model's readings. */
const leastMs = 60_000;
/** The model waits for this much talk, in seconds. */
const least_s = 30;
/**
 * It also waits until the talk has grown by this share: each call holds the whole talk, and all calls of a recording
 * together cost no more than five calls of its full length.
 */
const growth = 0.25;

interface RefiningOptions {
  model: ModelPart;
  /** In ms. */
  now: () => number;
  /** Reports a model's reading. */
  onResult: (body: FactBody) => Promise<void>;
}

/** The local readings of one moment, and the open transcript that they were made from. */
export interface ReadMoment {
  opened: OpenTranscript;
  talk_s: number;
  local: ReadonlyMap<ModelType, ResultData<ModelType>>;
}

/**
 * A model's readings of the talk so far, at intervals. Each stays until the next; if a call fails, for example because
 * the daily budget is spent, the local readings replace it.
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

  /** Whether a model's reading is shown, so that a local one is not reported. */
  stands(type: string): boolean {
    return (this.#standing as ReadonlySet<string>).has(type);
  }

  isDue(talk_s: number): boolean {
    const { now } = this.#options;
    const isLongEnough = talk_s >= Math.max(least_s, this.#read_s * (1 + growth));
    return this.#running === null && isLongEnough && now() - this.#beganAt >= leastMs;
  }

  /** Asks the model; resolves when every reading is reported or has failed. */
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

  async #ask({ opened, local }: ReadMoment): Promise<void> {
    const { model, now, onResult } = this.#options;
    const { signal } = this.#stop;
    const started = now();
    const deepener = new ModelRefiner({
      opened,
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
