import { enableCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import { isAppError, toAppError } from '#lib/base/errors';

// Half of a short run is reading the sources; the second run finds them read.
enableCompileCache();

const usage = `usage: npm run -s analyze -- FILE [--json]
       npm run -s analyze -- --text LINES [--only a,b] [--json]

Analyses one recording and prints a readable report; progress goes to standard error.
  --json   the facts as they come, one JSON object a line
  --help   this text

With --text it reads texts instead: a file (or - for standard input) with one JSON object a line, { "id": ..., "text": "..." } or
{ "id": ..., "segments": [{ "text": "...", "speaker": "..." }, ...] }, and prints a report for each.
  --json   one line { "id": ..., "results": { analysis_type: data, ... } } for each, in order
  --only   the analyses that are wanted, by analysis_type, with commas between
`;

/** A mistake in how the command was called. */
function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n\n${usage}`);
  return 2;
}

/** The parts are loaded when they are needed: texts want no decoder and no model of speech. */
async function run(): Promise<number> {
  const options = { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false }, text: { type: 'string' }, only: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [path, ...more] = positionals;
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (values.text !== undefined) {
    if (path !== undefined) return refuse('Give a recording or --text, not both.');
    const { analyzeTexts, typesNamed } = await import('./analyze/texts.ts');
    const types = typesNamed(values.only);
    return typeof types === 'string' ? refuse(types) : analyzeTexts(values.text, { types, json: values.json });
  }
  if (values.only !== undefined) return refuse('--only goes with --text; of a recording every analysis is made.');
  if (path === undefined || more.length > 0) {
    process.stderr.write(usage);
    return 2;
  }
  const { analyzeRecording } = await import('./analyze/recording.ts');
  return (await analyzeRecording(path, values.json)) ? 0 : 1;
}

try {
  process.exitCode = await run();
} catch (error) {
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) process.exitCode = refuse(error.message);
  else {
    process.stderr.write(`${toAppError(error).message}\n`);
    if (!isAppError(error)) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
}
