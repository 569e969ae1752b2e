import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createListener } from '#lib/audio/listener';
import { canLimit } from '#lib/base/workers/process-limits';
import { createEmbeddedEngine } from '#lib/speech/moonshine/embedded-engine';
import { type Finding, fault, hint, lineOf, well } from './finding.ts';

const rate = 16_000;

/** One second of a tone, as a WAV. */
function clip(): Buffer {
  const data = Buffer.alloc(44 + 2 * rate);
  data.write('RIFF', 0, 'latin1');
  data.writeUInt32LE(data.length - 8, 4);
  data.write('WAVEfmt ', 8, 'latin1');
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(1, 22);
  data.writeUInt32LE(rate, 24);
  data.writeUInt32LE(2 * rate, 28);
  data.writeUInt16LE(2, 32);
  data.writeUInt16LE(16, 34);
  data.write('data', 36, 'latin1');
  data.writeUInt32LE(2 * rate, 40);
  for (let at = 0; at < rate; at += 1)
    data.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * 220 * at) / rate)), 44 + 2 * at);
  return data;
}

/** Sends a generated clip through decoding and recognition, like a recording. */
export async function checkEngines(ffmpeg: string | undefined): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'undertone-doctor-'));
  const listener = createListener({ maxAudioMinutes: 1, ffmpeg });
  const speech = createEmbeddedEngine();
  const findings: Finding[] = [];
  try {
    const path = join(folder, 'clip.wav');
    await writeFile(path, clip());
    const signal = AbortSignal.timeout(60_000);
    const listening = listener.listen({
      path,
      work_dir: folder,
      peaks_path: join(folder, 'peaks.json'),
      playable_path: join(folder, 'copy.mp3'),
      signal,
    });
    const { duration_s } = await listening.measured;
    findings.push(
      Math.abs(duration_s - 1) < 0.01
        ? well(
            `${ffmpeg === undefined ? 'FFmpeg’s binding loads' : `FFmpeg’s programs in ${ffmpeg} run`}, and a made clip of one second is decoded and measured.`,
          )
        : fault(`A clip of one second was decoded as ${duration_s} s.`),
    );
    findings.push(
      canLimit()
        ? well('Decoders run under limits of memory and time that the kernel keeps.')
        : hint('There is no prlimit here (package util-linux), so only time limits keep a hostile recording in check.'),
    );
    const spans = (async function* spoken() {
      yield { start_s: 0, end_s: 1, voiced: [{ start_s: 0.1, end_s: 0.9 }] };
    })();
    await speech.warm();
    for await (const _ of speech.transcribe({
      pcm_path: listening.pcm_path,
      channel_pcm_paths: listening.channel_pcm_paths,
      spans,
      signal,
    }))
      break;
    findings.push(well('The engine for speech loads its files and reads the clip.'));
  } catch (error) {
    const cause = error instanceof Error && error.cause ? ` (${lineOf(error.cause)})` : '';
    findings.push(
      fault(
        `${findings.length === 0 ? 'Decoding' : 'Recognising speech in'} a made clip failed: ${lineOf(error)}${cause}. Run npm ci again; if it stays, the packages do not fit this system.`,
      ),
    );
  } finally {
    await Promise.all([listener.close(), speech.close()]);
    await rm(folder, { recursive: true, force: true });
  }
  return findings;
}
