import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { createListener } from '#lib/audio/listener';
import { AppError } from '#lib/base/errors';
import { parseSettings } from '#lib/base/settings/settings';
import { follow } from '#lib/events/follow';
import type { Fact } from '#lib/events/facts';
import { MemoryLog } from '#lib/events/memory-log';
import { recordRun } from '#lib/runs/record-run';
import { reduce } from '#lib/events/reducer';
import { emptyView } from '#lib/events/view';
import { exportSession } from '#lib/export/export';
import type { ExportFormat, ExportTable } from '#lib/export/formats';
import { createAnalysisPool } from '#lib/pipeline/analysis-pool';
import { createTextReader } from '#lib/pipeline/text-reader';
import { newId } from '#lib/sessions/ids';
import { createEmbeddedEngine } from '#lib/speech/moonshine/embedded-engine';
import { createDiarizer } from '#lib/speech/voices/diarizer';
import { progressLine, report } from './report.ts';

/** The output: a report for a terminal, the facts as they come, or an export format. */
export type Printed = 'report' | 'facts' | { format: ExportFormat; table: ExportTable };

/** Prints the results of one recording's run; returns whether any step succeeded. */
export async function analyzeRecording(path: string, printed: Printed): Promise<boolean> {
  const settings = parseSettings(process.env);
  const parts = {
    listener: createListener({ maxAudioMinutes: settings.MAX_AUDIO_MINUTES, ffmpeg: settings.FFMPEG_PATH }),
    speech: createEmbeddedEngine(),
    voices: createDiarizer(),
    readings: createAnalysisPool(),
    texts: createTextReader(),
  };
  const work_dir = await mkdtemp(join(tmpdir(), 'undertone-'));
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new AppError('cancelled', { reason: 'run' })));
  try {
    const info = await parts.listener.probe(path);
    const log = new MemoryLog();
    const session = newId();
    const paths = {
      audio_path: path,
      work_dir,
      peaks_path: join(work_dir, 'peaks.json'),
      playable_path: join(work_dir, 'playable.mp3'),
    };
    const voice_inference = settings.VOICE_INFERENCE === 'on';
    const run = recordRun(
      log,
      session,
      { ...paths, duration_hint_s: info.duration_hint_s, context: {}, voice_inference, signal: stop.signal },
      parts,
    );
    run.catch((error: unknown) => stop.abort(error));
    let view = emptyView(session);
    for await (const fact of follow(log, session, { until: 'complete' })) {
      view = reduce(view, fact);
      if (printed === 'facts') process.stdout.write(`${JSON.stringify(fact)}\n`);
      else tell(fact, progressLine(view));
    }
    await run;
    if (printed === 'report') process.stdout.write(report(view));
    else if (printed !== 'facts') {
      const file_name = basename(path);
      const source = {
        session_id: session,
        title: basename(path, extname(path)),
        created_at: new Date().toISOString(),
        duration_s: info.duration_hint_s,
        url: null,
        file_name,
        given: false,
        context: {},
        view,
      };
      process.stdout.write((await exportSession(source, printed)).body);
    }
    return view.status === 'completed';
  } finally {
    await Promise.all([
      parts.listener.close(),
      parts.speech.close(),
      parts.voices.close(),
      parts.readings.close(),
      parts.texts.close(),
    ]);
    await rm(work_dir, { recursive: true, force: true });
  }
}

/** On a terminal one line that is overwritten, otherwise a line per step. */
function tell(fact: Fact, line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${fact.type === 'complete' ? '' : line}`);
  else if (fact.type === 'progress' && fact.state !== 'started') process.stderr.write(`${line}\n`);
}
