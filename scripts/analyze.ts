import { enableCompileCache } from 'node:module';
import { parseArgs } from 'node:util';
import { isAppError, toAppError } from '#lib/base/errors';
import { exportFormats, exportTables, isExportFormat } from '#lib/export/formats';

// Half of a short run is compiling the sources, which a second run finds in the cache.
enableCompileCache();

const usage = `usage: npm run -s analyze -- FILE [--json | --format md] [--table findings]
       npm run -s analyze -- --text LINES [--only a,b] [--json]
       arecord -f S16_LE -r 16000 | npm run -s analyze -- --live - [--rate 16000] [--channels 1]

Analyses one recording and prints a readable report; progress goes to standard error.
  --json   the facts as they come, one JSON object a line
  --format what the page gives to take away: ${Object.keys(exportFormats).join(', ')}
  --table  of csv: ${exportTables.join(', ')}
  --help   this text

With --live it reads 16-bit samples from standard input while they come (a WAV header says their rate and channels, else --rate and --channels do)
and prints the facts as they come, one JSON object a line: what is said, readings so far, and at the end those of the whole.

With --text it reads texts instead: a file (or - for standard input) with one JSON object a line, { "id": ..., "text": "..." } or
{ "id": ..., "segments": [{ "text": "...", "speaker": "..." }, ...] }, and prints a report for each.
  --json   one line { "id": ..., "results": { analysis_type: data, ... } } for each, in order
  --only   the analyses that are wanted, by analysis_type, with commas between
`;

/** Prints a mistake in the command line; returns the exit code. */
function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n\n${usage}`);
  return 2;
}

/** Parts are loaded on demand: texts need no decoder and no speech model. */
async function run(): Promise<number> {
  const options = {
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    text: { type: 'string' },
    only: { type: 'string' },
    format: { type: 'string' },
    table: { type: 'string' },
    live: { type: 'string' },
    rate: { type: 'string', default: '16000' },
    channels: { type: 'string', default: '1' },
  } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [path, ...more] = positionals;
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const { format, table } = values;
  if (values.live !== undefined) {
    if (values.live !== '-' || path !== undefined || values.text !== undefined || format !== undefined)
      return refuse('--live reads standard input: give a - behind it and nothing else to read.');
    const channels = values.channels === '1' ? 1 : values.channels === '2' ? 2 : null;
    const sample_rate_hz = Number(values.rate);
    if (channels === null || !Number.isInteger(sample_rate_hz))
      return refuse('--rate is samples a second, and --channels 1 or 2.');
    const { analyzeLive } = await import('#scripts/analyze/live');
    return (await analyzeLive(process.stdin, { sample_rate_hz, channels })) ? 0 : 1;
  }
  if (format !== undefined && !isExportFormat(format))
    return refuse(`--format is one of ${Object.keys(exportFormats).join(', ')}.`);
  const ofTable = exportTables.find((name) => name === (table ?? 'passages'));
  if (!ofTable || (table !== undefined && format !== 'csv'))
    return refuse(`--table goes with --format csv and is one of ${exportTables.join(', ')}.`);
  if (format !== undefined && (values.json || values.text !== undefined))
    return refuse('--format goes with one recording, and not with --json.');
  if (values.text !== undefined) {
    if (path !== undefined) return refuse('Give a recording or --text, not both.');
    const { analyzeTexts, typesNamed } = await import('#scripts/analyze/texts');
    const types = typesNamed(values.only);
    return typeof types === 'string' ? refuse(types) : analyzeTexts(values.text, { types, json: values.json });
  }
  if (values.only !== undefined) return refuse('--only goes with --text; of a recording every analysis is made.');
  if (path === undefined || more.length > 0) {
    process.stderr.write(usage);
    return 2;
  }
  const { analyzeRecording } = await import('#scripts/analyze/recording');
  return (await analyzeRecording(
    path,
    format === undefined ? (values.json ? 'facts' : 'report') : { format, table: ofTable },
  ))
    ? 0
    : 1;
}

try {
  process.exitCode = await run();
} catch (error) {
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    process.exitCode = refuse(error.message);
  else {
    process.stderr.write(`${toAppError(error).message}\n`);
    if (!isAppError(error)) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
}
