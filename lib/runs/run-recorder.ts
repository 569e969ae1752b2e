import { type AnalysisType, analysisTypes, type CardType, isCustomType, stepOf } from '#lib/analyses/steps';
import { faultPoint } from '#lib/base/fault';
import type { FactBody, ProgressBody } from '#lib/events/facts';
import type { EventLog } from '#lib/events/log';
import type { RunReport } from '#lib/pipeline/report';

interface RecorderOptions {
  /** How many steps the run has. */
  total: number;
  /** How many of them an earlier attempt has finished. */
  done?: number;
  failed?: Iterable<CardType>;
  /** The question of the owner's own, if the run asks one. */
  question?: { name: string; instruction: string };
  /** The owner's instruction, stored with the results. */
  instruction?: string | null;
  /** See ProgressBody. */
  read_to?: number;
}

/** Turns the runner's reports into facts of the log, and counts. */
export class RunRecorder {
  readonly #log: EventLog;
  readonly #sessionId: string;
  readonly #options: RecorderOptions;
  readonly #failed: Set<CardType>;
  readonly #start = performance.now();
  #done: number;

  constructor(log: EventLog, sessionId: string, options: RecorderOptions) {
    this.#log = log;
    this.#sessionId = sessionId;
    this.#options = options;
    this.#failed = new Set(options.failed);
    this.#done = options.done ?? 0;
  }

  async report(entry: RunReport): Promise<void> {
    if (entry.report === 'draft')
      this.#log.show(this.#sessionId, {
        type: 'partial',
        analysis_type: entry.step,
        data: entry.draft,
        ephemeral: true,
        session_id: this.#sessionId,
      });
    else {
      const step = 'step' in entry ? entry.step : 'transcript';
      const last = entry.report === 'finished' || entry.report === 'failed';
      if (last) faultPoint(`commit:${step}`);
      await this.#log.append(this.#sessionId, this.#bodies(entry));
      faultPoint(`${last ? 'acknowledge' : entry.report}:${step}`);
    }
  }

  /** The last fact of the run. */
  async complete(message: (failed: readonly CardType[]) => string): Promise<void> {
    const failed = [
      ...analysisTypes.filter((type) => this.#failed.has(type)),
      ...[...this.#failed].filter(isCustomType),
    ];
    faultPoint('commit:complete');
    await this.#log.append(this.#sessionId, [
      {
        type: 'complete',
        message: message(failed),
        failed,
        took_ms: Math.round(performance.now() - this.#start),
        total: this.#options.total,
      },
    ]);
    faultPoint('acknowledge:complete');
  }

  #bodies(entry: Exclude<RunReport, { report: 'draft' }>): FactBody[] {
    switch (entry.report) {
      case 'started': {
        const asked = this.#options.question && { instruction: this.#options.question.instruction };
        const { read_to } = this.#options;
        const known = {
          ...(entry.audio_s === undefined ? {} : { audio_s: entry.audio_s }),
          ...(read_to === undefined ? {} : { read_to }),
        };
        return [this.#progress(entry.step, 'started', { ...known, ...asked })];
      }
      case 'segment':
        return [{ type: 'partial', analysis_type: 'transcript', data: entry.segment }];
      case 'segments':
        return entry.segments.map((data) => ({ type: 'partial', analysis_type: 'transcript', data }));
      case 'provisional':
        return [this.#result(entry)];
      case 'finished':
        this.#done += 1;
        return [this.#result(entry), this.#progress(entry.step, 'finished')];
      case 'failed': {
        this.#done += 1;
        this.#failed.add(entry.step);
        const { message, code, retryable } = entry.error;
        return [
          { type: 'error', message, code, analysis_type: entry.step, retryable },
          this.#progress(entry.step, 'failed'),
        ];
      }
    }
  }

  #progress(
    type: CardType,
    state: 'started' | 'finished' | 'failed',
    more: Pick<ProgressBody, 'audio_s' | 'instruction' | 'read_to'> = {},
  ): FactBody {
    const { total, question } = this.#options;
    const step = question?.name ?? stepOf(type as AnalysisType).label;
    return {
      type: 'progress',
      step,
      analysis_type: type,
      state,
      progress: this.#done,
      total,
      percentage: Math.round((100 * this.#done) / total),
      ...more,
    };
  }

  #result({
    report,
    step,
    data,
    engine,
    took_ms,
    fallback_reason,
    so_far_s,
  }: Extract<RunReport, { report: 'finished' | 'provisional' }>): FactBody {
    const { instruction } = this.#options;
    const more = {
      ...(fallback_reason === undefined ? {} : { fallback_reason }),
      ...(instruction ? { instruction } : {}),
      ...(so_far_s === undefined ? {} : { so_far_s }),
    };
    return {
      type: 'result',
      analysis_type: step,
      data,
      engine,
      provisional: report === 'provisional',
      took_ms,
      ...more,
    } as FactBody;
  }
}
