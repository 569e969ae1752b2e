import { buildAudioQuality } from '#lib/analyses/audio-quality-metrics/build';
import { measureEngine } from '#lib/analyses/engine';
import type { SessionContext } from '#lib/analyses/session-context';
import { analysisTypes, isModelType, isReadingType, type ModelType } from '#lib/analyses/steps';
import type { ResultData } from '#lib/analyses/results/results';
import { buildTranscript } from '#lib/analyses/transcript/build';
import type { Measured, MeasureInput } from '#lib/audio/live/live-child';
import type { FactBody } from '#lib/events/facts';
import type { EventLog } from '#lib/events/log';
import { Refining } from './refining.ts';
import type { SpeechCapabilities } from '#lib/speech/contract';
import { soundsForeignSoFar } from '#lib/speech/foreign';
import type { LiveTranscript } from './transcript.ts';
import type { ModelPart, AnalysisPool } from '#lib/pipeline/request';

export interface ReadingsOptions {
  session_id: string;
  transcript: LiveTranscript;
  log: EventLog;
  pool: AnalysisPool;
  /** Refines the local readings at longer intervals. */
  model?: ModelPart | undefined;
  context: SessionContext;
  voice_inference: boolean;
  /** Of the speech engine. */
  languages: SpeechCapabilities['languages'];
  measure: (segments: MeasureInput['segments'], words: MeasureInput['words']) => Promise<Measured | null>;
  /** In ms. */
  now?: () => number;
}

/** The shortest interval between readings. */
const leastMs = 5_000;
/**
 * A reading also waits until the talk has grown by this share: readings of a longer talk take longer, and become rarer
 * in the same measure, so that a minute late in the talk costs no more than the second minute.
 */
const growth = 0.05;

/**
 * Reads the talk so far, at pauses. Each result is provisional: the whole recording is read again when it has ended.
 */
export class LiveReadings {
  readonly #options: ReadingsOptions;
  readonly #now: () => number;
  /** The previous result of each step, so that only changes are reported. */
  readonly #said = new Map<string, string>();
  readonly #refining: Refining | null;
  #running: Promise<void> | null = null;
  #readAt = -Infinity;
  #read_s = 0;
  #isStale = false;
  #isOver = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: ReadingsOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    const { model, log, session_id } = options;
    this.#refining = model
      ? new Refining({
          model,
          now: this.#now,
          onResult: async (body) => {
            if (!this.#isOver && this.#isNews(body)) await log.append(session_id, [body]);
          },
        })
      : null;
  }

  /** New speech has come. */
  wake(): void {
    this.#isStale = true;
    this.#look();
  }

  async end(): Promise<void> {
    this.#isOver = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#refining?.end();
    await this.#running?.catch(() => undefined);
  }

  #look(): void {
    if (!this.#isStale || this.#running || this.#isOver) return;
    const { transcript } = this.#options;
    if (transcript.talk_s < this.#read_s * (1 + growth)) return;
    const wait = this.#readAt + leastMs - this.#now();
    if (wait > 0) {
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        this.#look();
      }, wait).unref();
      return;
    }
    this.#isStale = false;
    this.#readAt = this.#now();
    this.#read_s = transcript.talk_s;
    this.#running = this.#read().finally(() => {
      this.#running = null;
      this.#look();
    });
    this.#running.catch(() => undefined);
  }

  async #read(): Promise<void> {
    const { talk_s } = this.#options.transcript;
    const { transcript, measure, pool, context, voice_inference, languages, log, session_id } = this.#options;
    // Renumbering the ids, as in a finished transcript, would make them other passages for viewers.
    const heard = transcript.segments;
    const text = buildTranscript(heard, {
      duration_s: transcript.heard_s,
      sounds_foreign: soundsForeignSoFar(heard, { languages, told: context.language }),
    });
    const sound = await measure(
      text.segments.map(({ id, start_s, end_s }) => ({ id, start_s, end_s })),
      text.words.map(({ segment_id, start_s, end_s }) => ({ segment_id, start_s, end_s })),
    );
    const quality = sound && buildAudioQuality(sound.measured);
    const bodies: FactBody[] = [];
    if (quality)
      bodies.push({
        type: 'result',
        analysis_type: 'audio_quality_metrics',
        data: quality,
        engine: measureEngine,
        provisional: true,
        took_ms: 0,
      });
    const opened = pool.open({
      transcript: text,
      acoustics: sound?.acoustics ?? null,
      quality,
      context,
      voice_inference,
    });
    const local = new Map<ModelType, ResultData<ModelType>>();
    let isKept = false;
    try {
      for (const type of analysisTypes.filter(isReadingType)) {
        if (this.#isOver) return;
        const started = this.#now();
        const { data, engine } = await opened.read(type);
        if (isModelType(type)) local.set(type, data as ResultData<ModelType>);
        bodies.push({
          type: 'result',
          analysis_type: type,
          data,
          engine,
          provisional: true,
          took_ms: Math.round(this.#now() - started),
        } as FactBody);
      }
      if (this.#isOver) return;
      await log.append(
        session_id,
        // A model's result may have come meanwhile.
        bodies.filter(
          (body) => body.type === 'result' && !this.#refining?.stands(body.analysis_type) && this.#isNews(body),
        ),
      );
      if (!text.sounds_foreign && this.#refining?.isDue(talk_s)) {
        isKept = true;
        void this.#refining.refine({ opened, talk_s, local }).finally(() => opened.close());
      }
    } finally {
      if (!isKept) opened.close();
    }
  }

  #isNews(body: FactBody): boolean {
    if (body.type !== 'result') return false;
    const data = JSON.stringify([body.engine.kind, body.data]);
    if (this.#said.get(body.analysis_type) === data) return false;
    this.#said.set(body.analysis_type, data);
    return true;
  }
}
