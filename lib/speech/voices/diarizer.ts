import { WorkerPool } from '#lib/base/workers/worker-pool';
import type { Diarizer } from './contract.ts';
import type { VoiceMethods } from './voices-script.ts';

/** In ms. An hour of speech takes less than a minute. */
const timeoutMs = 300_000;
/** Pauses shorter than this, in seconds, do not end a stretch of speech, and it is extended by this much. */
const joinGap = 0.5;
const around = 0.1;

/** Tells voices apart in a thread of its own, which ends when it is idle. */
export function createDiarizer(): Diarizer {
  const pool = new WorkerPool<VoiceMethods>({
    script: new URL('./voices-script.ts', import.meta.url),
    kind: 'thread',
    min: 0,
    max: 1,
  });
  return {
    async diarize({ pcm_path, spans, voices, signal }) {
      if (voices === 1) return null;
      const speech: { start_s: number; end_s: number }[] = [];
      for (const { start_s, end_s } of spans.flatMap(({ voiced }) => voiced)) {
        const last = speech.at(-1);
        if (last && start_s - last.end_s < joinGap) last.end_s = end_s + around;
        else speech.push({ start_s: Math.max(0, start_s - around), end_s: end_s + around });
      }
      return pool.run('diarize', { pcm_path, speech, voices }, { signal, timeoutMs }).catch(() => null);
    },
    close: () => pool.close(),
  };
}
