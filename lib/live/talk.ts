import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { AsyncQueue } from '#lib/audio/async-queue';
import type { Heard } from '#lib/audio/live/live-child';
import type { LiveListener } from '#lib/audio/live/live-listener';
import { isAbort, toAppError } from '#lib/base/errors';
import type { Logger } from '#lib/base/logs/logger';
import type { EventLog } from '#lib/events/log';
import { gaugeOf } from './gauge.ts';
import type { LiveHead } from './live-folders.ts';
import { LiveReadings, type ReadingsOptions } from './readings.ts';
import { LiveTranscript } from './transcript.ts';
import type { SpeechEngine } from '#lib/speech/engine';
import type { LiveSound } from '#lib/speech/live-contract';

/** How often viewers get measurements of the sound. */
const gaugeMs = 500;

interface TalkOptions {
  head: LiveHead;
  /** The folder with the frames. */
  folder: string;
  /** For temporary files; deleted with the talk. */
  work_dir: string;
  /** The part that another process has recognised: nothing that ends before it is reported again. */
  known: { until_s: number; next_id: number };
  liveListener: LiveListener;
  speech: SpeechEngine;
  readings: Omit<ReadingsOptions, 'transcript' | 'session_id' | 'measure' | 'languages' | 'log'>;
  log: EventLog;
  logger: Logger;
  /** Called with the size of the file so far, in bytes. */
  onHeard: (heard: Heard) => void;
}

/**
 * Follows one recording under way: its words, its sound, and the readings so far. A failure here loses nothing that is
 * stored.
 */
export class LiveTalk {
  readonly #options: TalkOptions;
  readonly #sound = new AsyncQueue<LiveSound>();
  readonly #stop = new AbortController();
  readonly #transcript: LiveTranscript;
  readonly #readings: LiveReadings;
  readonly #words: Promise<void>;
  #hearing: Promise<void> | null = null;
  #isStale = false;
  #isOpen = false;
  #shownAt = -Infinity;

  constructor(options: TalkOptions) {
    this.#options = options;
    const { head, log, liveListener } = options;
    this.#transcript = new LiveTranscript(options.known.until_s);
    this.#readings = new LiveReadings({
      ...options.readings,
      session_id: head.session_id,
      transcript: this.#transcript,
      log,
      languages: options.speech.capabilities.languages,
      measure: (segments, words) => liveListener.measure({ session_id: head.session_id, segments, words }),
    });
    this.#words = this.#read().catch((error: unknown) => this.#report(error));
  }

  get flac_path(): string {
    return join(this.#options.work_dir, 'recording.flac');
  }

  /** More sound is stored. */
  wake(): void {
    this.#isStale = true;
    this.#hearing ??= this.#hear()
      .catch((error: unknown) => this.#report(error))
      .finally(() => {
        this.#hearing = null;
        if (this.#isStale && !this.#stop.signal.aborted) this.wake();
      });
  }

  /** Resolves when all stored sound has been heard. */
  async caughtUp(): Promise<void> {
    while (this.#hearing) await this.#hearing;
  }

  /** Resolves when all stored sound has been heard and its words have been read. */
  async listened(): Promise<void> {
    await this.caughtUp();
    this.#sound.end();
    await this.#words;
  }

  /** Reports nothing from now on. */
  async end(): Promise<void> {
    this.#stop.abort();
    this.#sound.end();
    await this.#hearing;
    await this.#words;
    await this.#readings.end();
  }

  /** Also deletes the files. */
  async close(): Promise<void> {
    await this.end();
    await this.#options.liveListener.forget(this.#options.head.session_id).catch(() => undefined);
    await rm(this.#options.work_dir, { recursive: true, force: true });
  }

  async #hear(): Promise<void> {
    const { liveListener, head } = this.#options;
    const { session_id } = head;
    while (this.#isStale && !this.#stop.signal.aborted) {
      this.#isStale = false;
      if (!this.#isOpen) await this.#open();
      this.#isOpen = true;
      const heard = await liveListener.hear(session_id);
      // The listening process has ended, and a new one must hear the recording from its start.
      if (heard === null) this.#isOpen = false;
      if (heard === null || heard.more) this.#isStale = true;
      if (heard) this.#tell(heard);
    }
  }

  async #open(): Promise<void> {
    const { liveListener, head, folder, work_dir } = this.#options;
    const { session_id, sample_rate_hz, channels } = head;
    const paths = {
      pcm_path: join(work_dir, 'mix.pcm'),
      channel_pcm_paths: [1, 2].map((channel) => join(work_dir, `channel-${channel}.pcm`)),
      flac_path: this.flac_path,
    };
    await liveListener.open({ session_id, folder, sample_rate_hz, channels, ...paths });
  }

  #tell(heard: Heard): void {
    this.#options.onHeard(heard);
    const isNew = heard.heard_s > this.#transcript.heard_s;
    const ended = heard.ended.filter(({ end_s }) => end_s > this.#transcript.told_s);
    if (isNew) this.#transcript.heard(heard);
    const last = Math.max(this.#transcript.told_s, ...ended.map(({ end_s }) => end_s));
    this.#transcript.told_s = last;
    this.#sound.push({ heard_s: heard.heard_s, ended, open: heard.open, silent_s: heard.silent_s });
    const now = performance.now();
    if (heard.more || now - this.#shownAt < gaugeMs) return;
    this.#shownAt = now;
    const { session_id } = this.#options.head;
    this.#options.log.show(session_id, {
      type: 'partial',
      analysis_type: 'audio_analysis',
      ephemeral: true,
      session_id,
      data: gaugeOf(heard, this.#transcript),
    });
  }

  async #read(): Promise<void> {
    const { speech, log, head, known, work_dir, readings } = this.#options;
    const { session_id } = head;
    if (!speech.transcribeStream) return;
    const paths = {
      pcm_path: join(work_dir, 'mix.pcm'),
      channel_pcm_paths: [1, 2].map((channel) => join(work_dir, `channel-${channel}.pcm`)),
    };
    for await (const update of speech.transcribeStream({
      ...paths,
      sound: this.#sound,
      first_id: known.next_id,
      language: readings.context.language,
      signal: this.#stop.signal,
    })) {
      if (update.kind === 'open') {
        const { text, firm_chars, start_s } = update;
        log.show(session_id, {
          type: 'partial',
          analysis_type: 'transcript',
          ephemeral: true,
          session_id,
          data: { text, firm_chars, start_s },
        });
        continue;
      }
      const { segment, isChange } = this.#transcript.settle(update.segment, update.replaces);
      if (isChange)
        await log.append(session_id, [
          {
            type: 'partial',
            analysis_type: 'transcript',
            data: segment,
            ...(update.replaces.length > 0 ? { replaces: [...update.replaces] } : {}),
          },
        ]);
      this.#readings.wake();
    }
  }

  #report(error: unknown): void {
    if (this.#stop.signal.aborted || isAbort(error)) return;
    const { session_id } = this.#options.head;
    const { code } = toAppError(error);
    if (code === 'not_found' || code === 'shutting_down') return;
    this.#options.logger.error(
      { session_id, err: error },
      'a live recording is not followed any more; what is recorded is kept',
    );
  }
}
