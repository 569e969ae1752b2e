import { buildAudioQuality } from '#lib/analyses/audio-quality-metrics/build';
import type { ResultData } from '#lib/analyses/results/results';
import { type AnalysisType, isReadingType, needs, type ReadingType } from '#lib/analyses/steps';
import type { Transcript } from '#lib/analyses/transcript/schema';
import { withSpeakersByVoice } from '#lib/analyses/transcript/voices';
import type { AcousticFeatures, Listening } from '#lib/audio/contract';
import { featuresByChannel } from '#lib/audio/voice/channel-features';
import { AppError } from '#lib/base/errors';
import { inBatches } from './batches.ts';
import { OpenTranscripts, type ReadyTranscript } from './open-transcripts.ts';
import { contextFor, followed, speakersByVoice, withSpeakers } from './known-speakers.ts';
import { memo } from './memo.ts';
import { Recognition } from './recognition.ts';
import type { RunReport } from '#lib/pipeline/report';
import type { OpenTranscript, PipelineParts, Reading, RunRequest, SourceFile } from '#lib/pipeline/request';
import { EarlyReadings } from '#lib/pipeline/early-readings';

/** The sources that steps wait for and work with. Each is made once, on first use. */
export interface Sources {
  /** Resolves when the step can start; rejects with `needs_transcript` if there will never be one. */
  ready(type: AnalysisType): Promise<void>;
  quality(): Promise<ResultData<'audio_quality_metrics'>>;
  transcript(): Promise<Transcript>;
  read(type: ReadingType): Promise<Reading>;
  /** The reading of the words alone, if telling speakers apart takes longer; null if it does not. Never rejects. */
  readEarly(type: ReadingType): Promise<Reading | null>;
  /** Whether the early readings are final, because no speakers were told apart. */
  earlyStands(): Promise<boolean>;
  /** For a model, which also gets the measurements of the voices. */
  openTranscript(): Promise<OpenTranscript>;
  /** The usage of the speech calls; null if there were none. */
  speechSpent(): { calls: number; cost_usd: number | null } | null;
  /** Why another engine recognised a part of the speech; null if none did. */
  speechFallback(): string | null;
  close(): void;
}

export function startSources(
  request: RunRequest,
  parts: PipelineParts,
  todo: ReadonlySet<AnalysisType>,
  emit: (report: RunReport) => Promise<void>,
): Sources {
  const { earlier, corrections } = request;
  const listening = startListening(request, parts, todo);
  const heard = (): Listening => {
    if (!listening) throw new AppError('needs_audio', { reason: 'text' });
    return listening;
  };
  const quality = memo(async () => earlier?.results.audio_quality_metrics ?? buildAudioQuality(await heard().measured));
  const openTranscripts = new OpenTranscripts({
    request,
    readings: parts.readings,
    acousticsOf: async (transcript) => listening && acousticsOf(listening, transcript),
    quality,
  });
  const earlyReadings = new EarlyReadings({
    todo,
    emit,
    open: (read) => openTranscripts.openWords(read),
    languages: () => recognition.languages,
    named: (read) => withSpeakers(read, request.context),
  });
  const recognition: Recognition = new Recognition({ request, parts, heard, quality, earlyReadings, emit });
  const transcript = memo(async () => {
    if (earlier?.results.transcript) return earlier.results.transcript;
    if (request.redoSpeakers) return withSpeakersAgain(request, parts, heard(), request.redoSpeakers.transcript);
    return request.given_path === undefined ? recognition.make() : takeGiven(request, parts, request.given_path, emit);
  });
  /** The transcript that readings use. */
  const text = memo(
    async () => earlier?.results.transcript ?? corrections?.transcript(await transcript()) ?? transcript(),
  );
  const opened = memo(async () => openTranscripts.open(await text()));
  const earlyTranscript = memo(async (): Promise<ReadyTranscript | null> => {
    const early = await Promise.race([recognition.words, transcript().then(() => null)]);
    return early && openTranscripts.open(early);
  });

  return {
    async ready(type) {
      if (!isReadingType(type)) return;
      await needTranscript(transcript());
      await (await opened()).prepare(type);
    },
    async quality() {
      const measured = await quality();
      if (needs('audio_quality_metrics', 'stored')) await listening?.stored;
      return measured;
    },
    transcript,
    read: async (type) => (await opened()).read(type),
    readEarly: (type) =>
      earlyTranscript()
        .then((early) => early && early.read(type))
        .catch(() => null),
    earlyStands: async () => (await transcript()).speakers_by === undefined,
    openTranscript: async () => (await opened()).complete(),
    speechFallback: () => recognition.fallback,
    speechSpent: () => recognition.spent,
    close() {
      earlyReadings.end();
      openTranscripts.close();
    },
  };
}

/** null if no step needs the sound, or there is none. */
function startListening(
  { audio_path, work_dir, peaks_path, playable_path, signal, on_written }: RunRequest,
  { listener }: PipelineParts,
  todo: ReadonlySet<AnalysisType>,
): Listening | null {
  const needsAudio = [...todo].some((type) => needs(type, 'audio') || needs(type, 'acoustics'));
  if (!needsAudio || audio_path === null) return null;
  return listener.listen({
    ...{ path: onDisk(audio_path), work_dir, peaks_path, playable_path, signal },
    ...(on_written ? { on_written } : {}),
  });
}

async function acousticsOf(
  { tracks, speakers }: Listening,
  { segments, words }: Transcript,
): Promise<AcousticFeatures> {
  const [heard, channels] = await Promise.all([tracks, speakers]);
  return featuresByChannel(heard, channels, segments, words);
}

/** An existing transcript with its speakers told apart again. */
async function withSpeakersAgain(
  request: RunRequest,
  { voices }: PipelineParts,
  { pcm_path, spans, speakers }: Listening,
  made: Transcript,
): Promise<Transcript> {
  const turns = await speakersByVoice(request, voices, { all: followed(spans).all, speakers, pcm_path });
  return withSpeakers((await speakers) === null ? withSpeakersByVoice(made, turns) : made, request.context);
}

/** The transcript that was given as a file. Reports its segments, except those that an earlier run has reported. */
async function takeGiven(
  { context, earlier }: RunRequest,
  { texts }: PipelineParts,
  file: SourceFile,
  emit: (report: RunReport) => Promise<void>,
): Promise<Transcript> {
  const read = await texts.transcript({ path: await onDisk(file), wanted: context?.read_as });
  const transcript = withSpeakers(read, contextFor(read, context));
  const known = new Set(earlier?.segments.map(({ id }) => id));
  const segments = transcript.segments.filter(({ id }) => !known.has(id));
  await inBatches(segments, (batch) => emit({ report: 'segments', segments: batch }));
  return transcript;
}

function onDisk(file: SourceFile): string | Promise<string> {
  return typeof file === 'string' ? file : file();
}

async function needTranscript(transcript: Promise<Transcript>): Promise<void> {
  try {
    await transcript;
  } catch (cause) {
    throw new AppError('needs_transcript', { reason: 'step' }, { cause });
  }
}
