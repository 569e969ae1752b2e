import { writeFile } from 'node:fs/promises';
import type { Heard } from '#lib/audio/live/live-child';
import type { LiveListener } from '#lib/audio/live/live-listener';
import { scanFrames } from '#lib/audio/live/live-frames';
import type { SpeechEngine } from '#lib/speech/engine';
import type { StreamUpdate } from '#lib/speech/live-contract';

/** A listener that hears a piece in each second of sound, and writes files as large as the sound. */
export function scriptedListener(): LiveListener {
  const open = new Map<string, { folder: string; perSecond: number; told: number; flac_path: string }>();
  const look = async (id: string): Promise<{ next_frame: number; bytes: number; heard_s: number } | null> => {
    const known = open.get(id);
    if (!known) return null;
    const stored = await scanFrames(known.folder);
    return { ...stored, heard_s: stored.bytes / known.perSecond };
  };
  return {
    pids: [],
    async open({ session_id, folder, sample_rate_hz, channels, flac_path }) {
      open.set(session_id, { folder, perSecond: 2 * channels * sample_rate_hz, told: 0, flac_path });
    },
    async hear(id): Promise<Heard | null> {
      const [known, seen] = [open.get(id), await look(id)];
      if (!known || !seen) return null;
      const from = known.told;
      known.told = Math.floor(seen.heard_s);
      const ended = Array.from({ length: known.told - from }, (_, index) => ({
        start_s: from + index,
        end_s: from + index + 0.9,
        voiced: [{ start_s: from + index, end_s: from + index + 0.9 }],
      }));
      const gauge = {
        level_dbfs: -20,
        peak_dbfs: -10,
        is_clipping: false,
        clipping_ratio: 0,
        pitch_hz: 120,
        talk_s: [known.told * 0.9],
        pauses: [known.told],
      };
      return {
        heard_s: seen.heard_s,
        ended,
        open: [],
        silent_s: 0.1,
        gauge,
        more: false,
        next_frame: seen.next_frame,
        flac_bytes: seen.bytes,
      };
    },
    measure: async () => null,
    async finish(id) {
      const [known, seen] = [open.get(id), await look(id)];
      open.delete(id);
      if (!known || !seen) return null;
      await writeFile(known.flac_path, Buffer.alloc(seen.bytes));
      return { duration_s: seen.heard_s, bytes: seen.bytes };
    },
    async forget(id) {
      open.delete(id);
    },
    async encode({ folder, flac_path, sample_rate_hz, channels }) {
      const { bytes } = await scanFrames(folder);
      await writeFile(flac_path, Buffer.alloc(bytes));
      return { duration_s: bytes / (2 * channels * sample_rate_hz), bytes };
    },
    close: async () => undefined,
  };
}

/** An engine that works like an endpoint: it gets sound, reports its draft so far and then the settled words. */
export function scriptedStream(): SpeechEngine {
  return {
    name: 'scripted',
    version: '1',
    capabilities: { languages: ['en'], word_times: false, speakers: false, incremental: true, takes_language: false },
    warm: async () => undefined,
    async *transcribe() {
      // Not used: nothing is transcribed as a whole here.
    },
    async *transcribeStream({ sound, first_id }): AsyncGenerator<StreamUpdate> {
      let id = first_id;
      for await (const { ended } of sound) {
        for (const { start_s, end_s, voiced } of ended) {
          yield { kind: 'open', text: `We agreed on point`, firm_chars: 9, start_s };
          const segment = {
            id,
            start_s,
            end_s,
            voiced,
            speaker: null,
            text: `We agreed on point ${id}, and I will send the budget by Friday.`,
            confidence: 0.9,
          };
          yield { kind: 'settled', segment, replaces: [] };
          id += 1;
        }
      }
    },
    close: async () => undefined,
  };
}
