import { setTimeout as sleep } from 'node:timers/promises';
import { buildAudioQuality } from '#lib/analyses/audio-quality-metrics/build';
import type { ResultData } from '#lib/analyses/results/results';
import type { SessionContext } from '#lib/analyses/session-context';
import { speakersOf } from '#lib/text/speakers';
import { type AnalysisType, isReadingType, needs, type ReadingType, sees } from '#lib/analyses/steps';
import { buildTranscript } from '#lib/analyses/transcript/build';
import type { Transcript } from '#lib/analyses/transcript/schema';
import { withSpeakersByVoice } from '#lib/analyses/transcript/voices';
import { featuresByChannel } from '#lib/audio/voice/channel-features';
import { AsyncQueue } from '#lib/audio/async-queue';
import type { AcousticFeatures, Listening, SpeechSpan } from '#lib/audio/contract';
import { AppError } from '#lib/base/errors';
import { inBatches } from './batches.ts';
import type { RunReport } from './report.ts';
import type { PipelineParts, Reading, OpenTranscript, RunRequest, SourceFile } from './request.ts';
import { SoFar } from './so-far.ts';
import type { Gap, RecognisedSegment } from '#lib/speech/contract';
import type { VoiceTurns } from '#lib/speech/voices/contract';

/** What steps wait for and work with. Each source is made once, when the first step asks for it. */
export interface Sources {
  /** Resolves when the step can start; rejects with `needs_transcript` where there will never be one. */
  ready(type: AnalysisType): Promise<void>;
  quality(): Promise<ResultData<'audio_quality_metrics'>>;
  transcript(): Promise<Transcript>;
  read(type: ReadingType): Promise<Reading>;
  /**
   * The reading of the words alone, where it takes longer to tell who says them; null where that is known as soon.
   * Never rejects.
   */
  readEarly(type: ReadingType): Promise<Reading | null>;
  /** Whether the early readings are of the text as it came to be: nobody was told apart. */
  earlyStands(): Promise<boolean>;
  /** For a model, which is told how the voices sound. */
  desk(): Promise<OpenTranscript>;
  /** What the calls for speech came to; null where there were none. */
  speechSpent(): { calls: number; cost_usd: number | null } | null;
  /** Why another engine had to read a part of the speech; null where none had to. */
  speechFallback(): string | null;
  close(): void;
}

interface OpenDesk {
  desk: OpenTranscript;
  /** Resolves when the desk has what this reading sees of the sound. */
  prepare(type: ReadingType): Promise<void>;
  /** The desk, with all that a model is told. */
  complete(): Promise<OpenTranscript>;
}

export function startSources(
  request: RunRequest,
  parts: PipelineParts,
  todo: ReadonlySet<AnalysisType>,
  tell: (report: RunReport) => Promise<void>,
): Sources {
  const { earlier, signal } = request;
  const needsAudio = [...todo].some((type) => needs(type, 'audio') || needs(type, 'acoustics'));
  const listening: Listening | null =
    needsAudio && request.audio_path !== null
      ? parts.listener.listen({
          path: onDisk(request.audio_path),
          work_dir: request.work_dir,
          peaks_path: request.peaks_path,
          playable_path: request.playable_path,
          signal,
          ...(request.on_written ? { on_written: request.on_written } : {}),
        })
      : null;
  const heard = (): Listening => {
    if (!listening) throw new AppError('needs_audio', { reason: 'text' });
    return listening;
  };

  let fallback: string | null = null;
  let spent: { calls: number; cost_usd: number | null } | null = null;
  const onSpent = (usd: number | null): void => {
    spent = {
      calls: (spent?.calls ?? 0) + 1,
      cost_usd: usd === null || spent?.cost_usd === null ? null : (spent?.cost_usd ?? 0) + usd,
    };
  };
  /**
   * Beside the recogniser, once all is decoded; only where the recording has one channel for all and nobody said who
   * speaks when.
   */
  const toldApart = async (
    all: Promise<SpeechSpan[]>,
    speakers: Promise<unknown>,
    pcm_path: string,
  ): Promise<VoiceTurns> => {
    const { speaker_diarization: given = [], speaker_count = null } = request.context;
    if (!parts.voices || given.length > 0) return null;
    const spans = await all.catch(() => []);
    if ((await speakers.catch(() => null)) !== null || spans.some(({ channel }) => channel !== undefined)) return null;
    return parts.voices.tell({ pcm_path, spans, voices: speaker_count, signal });
  };
  const soFar = new SoFar({
    todo,
    tell,
    open: (read) => deskOf(read),
    named: (read) => withSpeakers(read, request.context),
  });
  /** Without speakers; only where those take longer. */
  const words = Promise.withResolvers<Transcript>();
  const recognise = async (): Promise<Transcript> => {
    const known = new Map(earlier?.segments.map((segment) => [segment.id, segment]));
    const segments: RecognisedSegment[] = [];
    const gaps: Gap[] = [];
    const { pcm_path, channel_pcm_paths, spans: found, speakers, info } = heard();
    const duration_hint_s = info.then(
      (media) => media.duration_hint_s,
      () => null,
    );
    const { spans, all } = followed(found);
    // Where the engine says who speaks, the samples are asked only if it did not, as in a recording too long for one
    // answer.
    const beside = parts.speech.capabilities.speakers ? null : toldApart(all, speakers, pcm_path);
    const onFallback = (reason: string): void => void (fallback ??= reason);
    const onGap = (gap: Gap): void => void gaps.push(gap);
    const asked = {
      pcm_path,
      channel_pcm_paths,
      spans,
      duration_hint_s,
      ...(request.context.language === undefined ? {} : { language: request.context.language }),
    };
    try {
      for await (const recognised of parts.speech.transcribe({ ...asked, signal, onSpent, onFallback, onGap })) {
        segments.push(recognised);
        const { voiced: _, channel: __, words: ___, language: ____, ...segment } = recognised;
        const before = known.get(segment.id);
        if (before?.text !== segment.text || before.start_s !== segment.start_s)
          await tell({ report: 'segment', segment });
        soFar.heard(segments);
      }
    } finally {
      // Also where the recogniser fails: after the end of a run nothing may be told of it.
      soFar.end();
    }
    const voices =
      beside ??
      (segments.every(({ speaker }) => speaker === null) ? toldApart(all, speakers, pcm_path) : Promise.resolve(null));
    const build = async (turns: VoiceTurns): Promise<Transcript> =>
      withSpeakers(buildTranscript(segments, { ...(await quality()), gaps }, await speakers, turns), request.context);
    if (await takesLonger(voices, voicesWait_ms)) words.resolve(await build(null));
    return build(await voices);
  };

  const retold = async (made: Transcript): Promise<Transcript> => {
    const { pcm_path, spans, speakers } = heard();
    const turns = await toldApart(followed(spans).all, speakers, pcm_path);
    return withSpeakers((await speakers) === null ? withSpeakersByVoice(made, turns) : made, request.context);
  };

  const takeGiven = async (file: SourceFile): Promise<Transcript> => {
    const read = await parts.texts.transcript({ path: await onDisk(file), wanted: request.context?.read_as });
    const transcript = withSpeakers(read, contextFor(read, request.context));
    const known = new Set(earlier?.segments.map(({ id }) => id));
    const segments = transcript.segments.filter(({ id }) => !known.has(id));
    await inBatches(segments, (batch) => tell({ report: 'segments', segments: batch }));
    return transcript;
  };
  const memo = <T>(make: () => Promise<T>): (() => Promise<T>) => {
    let made: Promise<T> | null = null;
    return () => {
      made ??= make();
      // Whoever asks sees the failure; a source that nobody asks again must not end the process.
      made.catch(() => undefined);
      return made;
    };
  };
  const transcript = memo(
    async () =>
      earlier?.results.transcript ??
      (request.retell
        ? retold(request.retell.transcript)
        : request.given_path === undefined
          ? recognise()
          : takeGiven(request.given_path)),
  );
  const { corrections } = request;
  /** What readings read. */
  const text = memo(
    async () => earlier?.results.transcript ?? corrections?.transcript(await transcript()) ?? transcript(),
  );
  const quality = memo(async () => earlier?.results.audio_quality_metrics ?? buildAudioQuality(await heard().measured));
  const stored = async (): Promise<void> => listening?.stored;
  const acousticsOf = async ({ segments, words: timed }: Transcript): Promise<AcousticFeatures | null> => {
    if (!listening) return null;
    const [tracks, speakers] = await Promise.all([listening.tracks, listening.speakers]);
    return featuresByChannel(tracks, speakers, segments, timed);
  };
  const orNull = <T>(promise: Promise<T>): Promise<T | null> => promise.catch(() => null);
  const opened: OpenTranscript[] = [];
  const deskOf = (transcript: Transcript): OpenTranscript => {
    const context = corrections?.speakers ? { ...request.context, speaker_diarization: undefined } : request.context;
    return parts.readings.open({
      transcript,
      acoustics: null,
      quality: null,
      context: contextFor(transcript, context),
      voice_inference: request.voice_inference,
    });
  };
  /** A desk has the words at once; the sound comes to it when a reading waits for it. */
  const open = (read: Transcript): OpenDesk => {
    const desk = deskOf(read);
    opened.push(desk);
    const acoustics = memo(async () => desk.hear({ acoustics: await orNull(acousticsOf(read)) }));
    const measured = memo(async () => desk.hear({ quality: await orNull(quality()) }));
    return {
      desk,
      async prepare(type) {
        await Promise.all([sees(type, 'acoustics') && acoustics(), sees(type, 'quality') && measured()]);
      },
      async complete() {
        await acoustics();
        return desk;
      },
    };
  };
  const desk = memo(async () => open(await text()));
  const earlyDesk = memo(async (): Promise<OpenDesk | null> => {
    const early = await Promise.race([words.promise, transcript().then(() => null)]);
    return early && open(early);
  });
  const readAt = async ({ desk, prepare }: OpenDesk, type: ReadingType): Promise<Reading> => {
    await prepare(type);
    return desk.read(type);
  };

  return {
    async ready(type) {
      if (!isReadingType(type)) return;
      await needTranscript(transcript());
      await (await desk()).prepare(type);
    },
    async quality() {
      const measured = await quality();
      if (needs('audio_quality_metrics', 'stored')) await stored();
      return measured;
    },
    transcript,
    read: async (type) => readAt(await desk(), type),
    readEarly: (type) => orNull(earlyDesk().then((early) => early && readAt(early, type))),
    earlyStands: async () => (await transcript()).speakers_by === undefined,
    desk: async () => (await desk()).complete(),
    speechFallback: () => fallback,
    speechSpent: () => spent,
    close() {
      soFar.end();
      for (const each of opened) each.close();
    },
  };
}

/** Who speaks is waited for this long after the last word, in ms: for less nobody wants to see a note twice. */
const voicesWait_ms = 300;

/** Whether a promise has not settled after so many milliseconds. */
async function takesLonger(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const waited = new AbortController();
  try {
    return await Promise.race([
      promise.then(
        () => false,
        () => false,
      ),
      sleep(ms, true, { signal: waited.signal }),
    ]);
  } finally {
    waited.abort();
  }
}

/** The same spans, and all of them once there are no more, however slowly they are read. */
function followed(spans: AsyncIterable<SpeechSpan>): { spans: AsyncIterable<SpeechSpan>; all: Promise<SpeechSpan[]> } {
  const queue = new AsyncQueue<SpeechSpan>();
  const read = async (): Promise<SpeechSpan[]> => {
    const all: SpeechSpan[] = [];
    try {
      for await (const span of spans) {
        all.push(span);
        queue.push(span);
      }
      queue.end();
      return all;
    } catch (error) {
      queue.end(error instanceof Error ? error : new Error('the spans failed', { cause: error }));
      throw error;
    }
  };
  const all = read();
  all.catch(() => undefined);
  return { spans: queue, all };
}

function onDisk(file: SourceFile): string | Promise<string> {
  return typeof file === 'string' ? file : file();
}

/** Of a text without times nobody can say who spoke when. */
function contextFor({ times }: Transcript, context: SessionContext): SessionContext {
  return times === 'none' ? { ...context, speaker_diarization: undefined } : context;
}

/** The speakers that the caller knows, on the segments; null stays where nobody is known to speak. */
function withSpeakers(transcript: Transcript, context: SessionContext): Transcript {
  const { bySegment, source } = speakersOf(transcript, context);
  const speaker_spans = source === 'channels' ? transcript.speaker_spans : null;
  return {
    ...transcript,
    speaker_spans,
    segments: transcript.segments.map((segment, index) => ({ ...segment, speaker: bySegment[index] ?? null })),
  };
}

async function needTranscript(transcript: Promise<Transcript>): Promise<void> {
  try {
    await transcript;
  } catch (cause) {
    throw new AppError('needs_transcript', { reason: 'step' }, { cause });
  }
}
