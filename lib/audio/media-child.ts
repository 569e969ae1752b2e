import type { MediaInfo } from './contract.ts';
import {
  type FfmpegChoice,
  type ListenEvent,
  type ListenInput,
  type ListenOutput,
  cpuTime_s,
  listenTo,
} from './listen-task.ts';
import { refuseTooLong } from '#lib/audio/decode/too-long';
import { decoderOf } from '#lib/audio/decode/decoder-of';
import { type CutInput, cutSound } from '#lib/audio/write/sound-cut';
import { VoiceActivityModel } from '#lib/audio/speech-spans/voice-activity';
import { memoryReleaser } from '#lib/base/workers/release-memory';
import type { TaskContext } from '#lib/base/workers/worker-messages';
import { serveWorker } from '#lib/base/workers/worker-script';

/** The decoder's process, the only place where untrusted bytes are decoded. */
let model: Promise<VoiceActivityModel> | null = null;
const loadModel = (): Promise<VoiceActivityModel> => (model ??= VoiceActivityModel.load());

let listening = 0;
const releaseMemory = memoryReleaser(() => listening === 0);

const methods = {
  async probe({
    path,
    maxAudioMinutes,
    ffmpeg,
  }: { path: string; maxAudioMinutes: number } & FfmpegChoice): Promise<MediaInfo> {
    const decoder = await decoderOf(ffmpeg);
    const media = await decoder.open(path);
    try {
      if ((media.info.duration_hint_s ?? 0) > maxAudioMinutes * 60)
        await refuseTooLong(decoder, path, media, maxAudioMinutes);
      return media.info;
    } finally {
      media.close();
    }
  },
  async listen(input: ListenInput, { emit, signal }: TaskContext<ListenEvent>): Promise<ListenOutput> {
    const loaded = await loadModel();
    listening += 1;
    try {
      const output = await listenTo(await decoderOf(input.ffmpeg), input, {
        detector: () => loaded.detector(),
        emit,
        signal,
      });
      return { ...output, rss: process.memoryUsage.rss(), cpu_s: cpuTime_s(), pid: process.pid };
    } finally {
      listening -= 1;
      releaseMemory();
    }
  },
  async cut(input: CutInput & FfmpegChoice, { signal }: TaskContext<never>): Promise<null> {
    await cutSound(input, signal, await decoderOf(input.ffmpeg));
    return null;
  },
};
export type MediaMethods = typeof methods;

// Priorities: the server answers first, then decoding, then speech recognition.
await serveWorker(methods, { niceness: 3, warm: async () => void (await loadModel()) });
