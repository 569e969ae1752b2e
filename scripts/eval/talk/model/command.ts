import { basename } from 'node:path';
import { promptVersion } from '#lib/analyses/model/ask';
import { modelTypes } from '#lib/analyses/steps';
import { promptOf } from '#lib/analyses/registry';
import { AppError } from '#lib/base/errors';
import { parseSettings } from '#lib/base/settings/settings';
import { endpointOf } from '#lib/language/endpoint';
import { costOf } from '#lib/language/prices';
import { readPrices } from '#lib/runtime/model';
import { floorsOf, scoreOf } from '#scripts/eval/talk/command';
import { readConversations } from '#scripts/eval/talk/conversations';
import { Score } from '#scripts/eval/talk/score';
import { holds, linesOf } from '#scripts/eval/talk/table';
import { modelResultsOf, type ModelResults } from './readings.ts';
import { type RecordedAnswer, readRecording, type Recording, writeRecording } from './recording.ts';
import { liveSource, recordedSource, type Source } from './sources.ts';

export interface ModelEvaluation {
  folder: string;
  /** The file in which answers are stored. */
  record?: string;
  /** The file whose answers are read instead of asking a model. */
  replay?: string;
}

/** A model's readings of a folder of talks, scored. */
export interface ModelScore {
  score: Score;
  talks: ({ id: string } & ModelResults)[];
  answers: readonly RecordedAnswer[];
}

/**
 * Reads conversations by a model, one after the other, and scores them. `only`: ids of those to read; all if absent.
 */
export async function modelScoreOf(folder: string, source: Source, only?: ReadonlySet<string>): Promise<ModelScore> {
  const score = new Score();
  const talks: ModelScore['talks'] = [];
  for (const conversation of readConversations(folder).filter(({ id }) => only?.has(id) ?? true)) {
    const read = await modelResultsOf(conversation, source);
    const [first] = read.kept;
    // With a misspelt key the first talk ends the evaluation.
    if (talks.length === 0 && first && read.kept.length === modelTypes.length)
      throw new AppError('model_failed', { reason: 'evaluation', talk: conversation.id, problem: first.reason });
    score.add(conversation, read.results);
    talks.push({ id: conversation.id, ...read });
  }
  if (talks.length === 0) throw new AppError('not_found', { reason: 'recorded_talks', folder });
  return { score, talks, answers: source.answers };
}

/** The talks that a recording has answers about. */
export const talksOf = ({ answers }: Recording): ReadonlySet<string> => new Set(answers.map(({ talk }) => talk));

/** Prints the model's table beside that of the local engine, with tokens, price and seconds; returns the exit code. */
export async function evaluateModel({ folder, record, replay: given }: ModelEvaluation): Promise<number> {
  const settings = parseSettings(process.env);
  // Stored answers can be read without a key.
  const replay = given ?? (record !== undefined && endpointOf(settings) === null ? record : undefined);
  const recording = replay === undefined ? null : readRecording(replay);
  await using source = recording ? await recordedSource(recording) : await liveSource(settings);
  const only = recording ? talksOf(recording) : undefined;
  const read = await modelScoreOf(folder, source, only);
  if (record !== undefined && recording === null) {
    const about =
      `Answers of ${source.model} to ${source.answers.length} calls about ${read.talks.length} talks, ` +
      `${new Date().toISOString().slice(0, 10)}.`;
    writeRecording(record, {
      about,
      model: source.model,
      window_tokens: source.window_tokens,
      prompts: promptVersions(),
      answers: source.answers,
    });
    console.log(`The answers are stored in ${record}; --replay ${record} reads them without a key.`);
  }
  const floors = replay === undefined ? {} : floorsOf(basename(replay, '.json'));
  const lines = linesOf(read.score);
  const local = new Map(linesOf(scoreOf(folder, only)).map(({ what, value }) => [what, value]));
  console.log(
    `${read.score.conversations} conversations, ${read.score.words} words, read by ${source.model}. ` +
      `${recording?.about ?? ''}\n`,
  );
  console.table(
    lines.map((line) => ({
      what: line.what,
      model: line.value,
      'local engine': local.get(line.what) ?? '',
      floor: floors[line.what] ?? '',
      '': holds(line, floors) ? '' : 'below its floor',
    })),
  );
  console.table(usageOf(read, costOf(await readPrices(), source.model, sumOf(source.answers))));
  for (const sentence of remarksOn(read, recording)) console.log(sentence);
  const wrong = lines.filter((line) => !holds(line, floors));
  if (wrong.length > 0) console.error(`On the wrong side of the floor: ${wrong.map(({ what }) => what).join('; ')}.`);
  return wrong.length > 0 ? 1 : 0;
}

function promptVersions(): Record<string, string> {
  return Object.fromEntries(modelTypes.map((type) => [type, promptVersion(promptOf(type))]));
}

function sumOf(answers: readonly RecordedAnswer[]): { input: number; output: number } {
  return answers.reduce(
    (sum, { tokens }) => ({ input: sum.input + (tokens?.input ?? 0), output: sum.output + (tokens?.output ?? 0) }),
    { input: 0, output: 0 },
  );
}

/** The usage of the readings. */
function usageOf({ talks, answers }: ModelScore, cost_usd: number | null): { what: string; value: string }[] {
  const { input, output } = sumOf(answers);
  const seconds = answers.reduce((sum, answer) => sum + (answer.seconds ?? 0), 0);
  const known = answers.some((answer) => answer.seconds !== null);
  const kept = talks.reduce((sum, talk) => sum + talk.kept.length, 0);
  const each = (value: number, digits = 0): string =>
    `${value.toFixed(digits)} (${(value / talks.length).toFixed(digits)} a talk)`;
  return [
    { what: 'calls', value: each(answers.length, 1) },
    { what: 'tokens in', value: each(input) },
    { what: 'tokens out', value: each(output) },
    { what: 'price, US dollars', value: cost_usd === null ? 'no price in model-prices.json' : each(cost_usd, 4) },
    { what: 'seconds', value: known ? each(seconds, 1) : 'not measured' },
    {
      what: 'cards by the model',
      value: `${talks.length * modelTypes.length - kept} of ${talks.length * modelTypes.length}`,
    },
    {
      what: 'claims and sentences that did not stand',
      value: each(
        talks.reduce((sum, { dropped }) => sum + dropped, 0),
        1,
      ),
    },
  ];
}

function remarksOn({ talks }: ModelScore, recording: Recording | null): string[] {
  const now = promptVersions();
  const older = Object.entries(recording?.prompts ?? {})
    .filter(([type, version]) => now[type] !== version)
    .map(([type]) => type);
  return [
    ...talks.flatMap(({ id, kept }) =>
      kept.map(({ type, reason }) => `${id}: ${type} kept its local reading: ${reason}`),
    ),
    ...(older.length > 0 ? [`Recorded with other prompts than today’s: ${older.join(', ')}.`] : []),
    ...(recording?.answers.some(({ tokens }) => tokens === null)
      ? ['Where nobody counted tokens they are estimated, at three characters each.']
      : []),
  ];
}
