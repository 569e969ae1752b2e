import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readAnalysis, readings } from '#lib/analyses/registry';
import type { ResultData } from '#lib/analyses/results/results';
import { type AnalysisType, analysisTypes, isAnalysisType, isReadingType, steps } from '#lib/analyses/steps';
import { givenEngine } from '#lib/analyses/transcript/given';
import { AppError, toAppError } from '#lib/base/errors';
import { errorSentence } from '#lib/messages/errors';
import { reduce } from '#lib/events/reducer';
import type { FactBody } from '#lib/events/facts';
import { type SessionView, emptyView } from '#lib/events/view';
import { linesOf } from './lines.ts';
import { report } from './report.ts';
import { BadLine, readTextLine, type TextLine } from './text-line.ts';

/** Default without `--only`: every reading of a text. */
const usual = analysisTypes.filter((type) => isReadingType(type) && type !== 'audio_analysis');

/** The types that `--only` names, in the order of the steps; a sentence if a name is unknown. */
export function typesNamed(only: string | undefined): AnalysisType[] | string {
  if (only === undefined) return usual;
  const names = only
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unknown = names.filter((name) => !isAnalysisType(name));
  if (unknown.length > 0 || names.length === 0)
    return `${unknown.length > 0 ? `There is no analysis called ${unknown.join(', ')}.` : '--only names no analysis.'} Known are ${analysisTypes.join(', ')}.`;
  return analysisTypes.filter((type) => names.includes(type));
}

interface Scored {
  results: { [T in AnalysisType]?: ResultData<T> };
  /** Requested analyses that failed. */
  errors: { [T in AnalysisType]?: { code: string; message: string } };
}

/**
 * Reads the texts one after another and prints each as soon as it is read. Returns the exit code: 1 if a line was
 * invalid.
 */
export async function analyzeTexts(
  path: string,
  { types, json }: { types: readonly AnalysisType[]; json: boolean },
): Promise<number> {
  const gone = new Promise<'gone'>((resolve, reject) => {
    process.stdout.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EPIPE' ? resolve('gone') : reject(error),
    );
  });
  const reading = readAll(path, types, json);
  const ended = await Promise.race([reading, gone]);
  // The reader of the output has closed it.
  if (ended === 'gone') process.exit(0);
  return ended;
}

async function readAll(path: string, types: readonly AnalysisType[], json: boolean): Promise<number> {
  let exitCode = 0;
  let number = 0;
  const source = path === '-' ? process.stdin : createReadStream(path);
  try {
    for await (const line of linesOf(source)) {
      number += 1;
      if (line.trim() === '') continue;
      try {
        const text = await readTextLine(line);
        const scored = score(text, types);
        await print(
          json
            ? JSON.stringify({
                id: text.id,
                results: scored.results,
                ...(Object.keys(scored.errors).length > 0 ? { errors: scored.errors } : {}),
              })
            : readable(text, scored, types),
        );
      } catch (error) {
        if (!(error instanceof BadLine)) throw error;
        exitCode = 1;
        const { code, message } = error.error;
        await print(
          json
            ? JSON.stringify({
                ...(error.id === undefined ? {} : { id: error.id }),
                line: number,
                error: { code, message },
              })
            : `Line ${number} could not be read. ${message}\n`,
        );
      }
    }
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'EACCES')
    )
      throw new AppError('not_found', { reason: 'texts_file', path }, { cause: error });
    throw error;
  }
  return exitCode;
}

function score({ input }: TextLine, types: readonly AnalysisType[]): Scored {
  const scored: Scored = { results: {}, errors: {} };
  for (const type of types) {
    if (type === 'audio_quality_metrics')
      scored.errors[type] = { code: 'needs_audio', message: errorSentence('needs_audio', { reason: 'text' }) };
    else {
      try {
        Object.assign(scored.results, { [type]: type === 'transcript' ? input.transcript : readAnalysis(type, input) });
      } catch (error) {
        const { code, message } = toAppError(error, 'analysis_failed', {});
        scored.errors[type] = { code, message };
      }
    }
  }
  return scored;
}

function readable({ id, input }: TextLine, { results, errors }: Scored, types: readonly AnalysisType[]): string {
  let view: SessionView = emptyView(String(id));
  const add = (body: FactBody): void => {
    view = reduce(view, { ...body, seq: view.seq + 1, at: '', session_id: view.session_id });
  };
  // The report takes the speakers, and whether there are times, from the transcript.
  add({
    type: 'result',
    analysis_type: 'transcript',
    data: input.transcript,
    engine: givenEngine,
    provisional: false,
    took_ms: 0,
  });
  for (const { type } of steps) {
    const [data, error] = [results[type], errors[type]];
    if (data && isReadingType(type))
      add({
        type: 'result',
        analysis_type: type,
        data,
        engine: readings[type].engine,
        provisional: false,
        took_ms: 0,
      } as FactBody);
    if (error)
      add({
        type: 'error',
        message: error.message,
        code: error.code as 'needs_audio',
        analysis_type: type,
        retryable: false,
      });
  }
  const title = `Text ${id}`;
  return `${title}\n${'='.repeat(title.length)}\n\n${report(view, types)}`;
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
}
