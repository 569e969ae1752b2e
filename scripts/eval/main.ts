import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isAppError } from '#lib/base/errors';
import { attitudeScores } from './attitude.ts';
import { channels } from './channels.ts';
import { dialogueActScores } from './dialogue-acts.ts';
import { emotionEvaluation } from './emotion.ts';
import type { Evaluation } from './evaluation.ts';
import { foreignSpeech } from './foreign.ts';
import { evaluateMeaning } from './meaning.ts';
import { evaluateRules } from './rules.ts';
import { evaluateTalk } from '#scripts/eval/talk/command';
import { evaluateModel } from '#scripts/eval/talk/model/command';
import { sure } from './sure.ts';
import { voiceEvaluation } from './voice.ts';
import { voices } from './voices.ts';
import { words } from './words.ts';

/** In the order in which they are printed. */
const evaluations: readonly Evaluation[] = [
  words,
  sure,
  foreignSpeech,
  channels,
  voices,
  emotionEvaluation,
  dialogueActScores,
  attitudeScores,
  voiceEvaluation,
];

const usage = `Usage: npm run eval -- [name ...] [--goemotions <folder>]
       npm run eval -- --talk <folder> [--floors]
       npm run eval -- [--talk <folder>] --engine model [--record <file> | --replay <file>]
       npm run eval -- --rules <folder>
       npm run eval -- --meaning <folder>

Repeats the project's own measurements and prints a table each. Names: ${evaluations.map(({ name }) => name).join(', ')}.
--goemotions: folder with dev.tsv of GoEmotions (Demszky et al. 2020); without it what needs it is left out.
--talk: folder with conversations <id>.json and what a careful reader found in each, gold/<id>.json; prints how often the local engine
is right and how much it finds, against the floors of scripts/eval/talk/floors.json, and exits with 1 below one.
--floors: prints instead the floors that what is measured now sets: each figure less one standard error.
--engine model: the same by the model that the environment names (docs/MODELS.md), with tokens, price and seconds, beside the local engine.
--record: stores the model's answers in a file; where no model is configured, those stored in it are read.
--replay: reads stored answers and asks nobody. Both ask for the conversations of the repository where no folder is given.
--rules: the same folder; prints how often each rule of pressure matched and was right, and what the linter of rules finds.
--meaning: the same folder, searched by meaning: how often the right place is found, by windows and thresholds.`;

/** The conversations in the repository. */
const ownTalks = fileURLToPath(new URL('data/talk', import.meta.url));

const { values, positionals } = parseArgs({
  options: {
    goemotions: { type: 'string' },
    talk: { type: 'string' },
    floors: { type: 'boolean', default: false },
    engine: { type: 'string' },
    record: { type: 'string' },
    replay: { type: 'string' },
    rules: { type: 'string' },
    meaning: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !evaluations.some((evaluation) => evaluation.name === name));
if (values.help || unknown.length > 0) {
  console.log(unknown.length > 0 ? `There is no measurement called ${unknown.join(', ')}.\n\n${usage}` : usage);
  process.exit(unknown.length > 0 ? 2 : 0);
}

if (values.engine !== undefined && values.engine !== 'model' && values.engine !== 'local') {
  console.error(`There is no engine called ${values.engine}: it is local or model.`);
  process.exit(2);
}

/** Measures a folder of conversations and returns the exit code; null if none is given. */
async function onFolder({
  talk,
  floors,
  rules,
  meaning,
  engine,
  record,
  replay,
}: typeof values): Promise<number | null> {
  const byModel = engine === 'model' || record !== undefined || replay !== undefined;
  if (byModel)
    return evaluateModel({
      folder: talk ?? ownTalks,
      ...(record === undefined ? {} : { record }),
      ...(replay === undefined ? {} : { replay }),
    });
  if (talk !== undefined) return evaluateTalk(talk, floors);
  if (meaning !== undefined) return evaluateMeaning(meaning);
  return rules === undefined ? null : evaluateRules(rules);
}

try {
  const code = await onFolder(values);
  if (code !== null) process.exit(code);
} catch (error) {
  if (!isAppError(error)) throw error;
  console.error(error.message);
  process.exit(2);
}

for (const { name, on, read, needs } of evaluations) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.log(`\n${name}: ${on}`);
  const rows = await read({ goemotions: values.goemotions ?? null });
  if (rows === null) console.log(`  left out: ${needs ?? 'its data was not given'}`);
  else console.table(rows.map(({ what, value, compared_with }) => ({ what, value, 'compared with': compared_with })));
}
