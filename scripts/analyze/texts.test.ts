import { execFile, spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { schemas } from '#lib/analyses/results/schemas';
import { readAnalysis } from '#lib/analyses/registry';
import { analysisTypes, isReadingType } from '#lib/analyses/steps';
import { readTextLine } from './text-line.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Output {
  code: number;
  stdout: string;
  stderr: string;
}

function analyze(input: string, ...parameters: string[]): Promise<Output> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['scripts/analyze.ts', ...parameters],
      { cwd: root, maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
    child.stdin?.end(input);
  });
}

interface Scored {
  id?: string | number;
  line?: number;
  results?: Record<string, Record<string, unknown>>;
  errors?: Record<string, { code: string }>;
  error?: { code: string; message: string };
}
const linesIn = (stdout: string): Scored[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Scored);

const threat = {
  id: 7,
  text: 'Person1: If you leave me now, you will regret it.\nPerson2: You never listen to anything I say, and I am tired of that.',
};
const thanks = {
  id: 'b',
  segments: [
    { text: 'Thank you so much, that is wonderful news!', speaker: 'Anna' },
    { text: 'I will send you the budget by Friday, if that is fine with you.', speaker: 'Mark' },
  ],
};
const jsonl = (...lines: (object | string)[]): string =>
  `${lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')}\n`;

describe('npm run analyze -- --text', () => {
  test('prints one line for each, in order, with every reading of a text and nothing else', async () => {
    const { code, stdout, stderr } = await analyze(jsonl(threat, thanks), '--text', '-', '--json');
    expect([code, stderr]).toEqual([0, '']);
    const [first, second, ...more] = linesIn(stdout);
    expect([first?.id, second?.id, more.length]).toEqual([7, 'b', 0]);
    const wanted = analysisTypes.filter((type) => isReadingType(type) && type !== 'audio_analysis');
    for (const scored of [first, second]) {
      expect(Object.keys(scored ?? {})).toEqual(['id', 'results']);
      expect(Object.keys(scored?.results ?? {})).toEqual(wanted);
      for (const type of wanted) expect(schemas[type].safeParse(scored?.results?.[type]).success).toBe(true);
    }
    expect(first?.results?.manipulation_assessment).toMatchObject({
      cues_present: true,
      evidence: [
        { speaker: 'Person1', quote: 'If you leave me now, you will regret it.', rule: 'threat.you_will_regret' },
      ],
    });
    expect(second?.results?.manipulation_assessment).toMatchObject({ cues_present: false });
    expect(second?.results?.quantitative_metrics).toMatchObject({
      speakers: [{ speaker: 'Anna' }, { speaker: 'Mark' }],
    });
  });

  test('--only runs the named analyses; those that need audio say that there is none', async () => {
    const { stdout } = await analyze(
      jsonl(thanks),
      '--text',
      '-',
      '--json',
      '--only',
      'audio_analysis,transcript,audio_quality_metrics',
    );
    const [scored] = linesIn(stdout);
    expect(Object.keys(scored?.results ?? {})).toEqual(['transcript', 'audio_analysis']);
    expect(scored?.results?.transcript).toMatchObject({
      times: 'none',
      words: [],
      segments: [{ speaker: 'Anna' }, { speaker: 'Mark' }],
    });
    expect(scored?.results?.audio_analysis).toMatchObject({
      sufficiency: { enough: false, reason: expect.stringContaining('no audio') },
    });
    expect(scored?.errors).toMatchObject({ audio_quality_metrics: { code: 'needs_audio' } });
  });

  test('an unknown analysis is refused, with the names of the known ones', async () => {
    const { code, stdout, stderr } = await analyze('', '--text', '-', '--only', 'emotion,transcript');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(
      'There is no analysis called emotion. Known are audio_quality_metrics, transcript, emotion_analysis',
    );
  });

  test('an invalid line says so in its place, the others are read, and the exit code shows it', async () => {
    const { code, stdout } = await analyze(
      jsonl(thanks, 'no json', '', { id: 3 }, { text: 'no id' }, threat),
      '--text',
      '-',
      '--json',
      '--only',
      'speaker_attitude',
    );
    expect(code).toBe(1);
    const lines = linesIn(stdout);
    expect(lines.map(({ id, line, error }) => [id, line, error?.code])).toEqual([
      ['b', undefined, undefined],
      [undefined, 2, 'invalid_body'],
      [3, 4, 'invalid_body'],
      [undefined, 5, 'invalid_body'],
      [7, undefined, undefined],
    ]);
    for (const { error } of lines) if (error) expect(error.message).toMatch(/\.$/);
  });

  test('a closed output is no error', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'undertone-')), 'lines.jsonl');
    await writeFile(path, jsonl(...Array.from({ length: 300 }, (_, id) => ({ ...threat, id }))));
    const child = spawn(process.execPath, ['scripts/analyze.ts', '--text', path, '--json'], { cwd: root });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });

  test('without --json it prints the report of each text, with no clock if there are no times', async () => {
    const { stdout } = await analyze(jsonl(thanks), '--text', '-');
    expect(stdout).toContain('Text b\n======');
    expect(stdout).toContain('Manipulation cues');
    expect(stdout).not.toContain('Voice and delivery');
    expect(stdout).not.toMatch(/\d:\d\d/);
  });

  test('a missing file gives a sentence', async () => {
    const { code, stderr } = await analyze('', '--text', '/nowhere/lines.jsonl');
    expect([code, stderr]).toEqual([1, 'No readable file of texts was found at /nowhere/lines.jsonl.\n']);
  });
});

describe('one line', () => {
  const speakers = async (line: object) =>
    (await readTextLine(JSON.stringify(line))).input.transcript.segments.map(({ speaker, text }) => [speaker, text]);

  test('segments may be plain strings, numbers may be speakers, and unknown fields are ignored', async () => {
    expect(await speakers({ id: 1, segments: ['A: Yes.', 'B: No.'], label: 'x' })).toEqual([
      ['A', 'Yes.'],
      ['B', 'No.'],
    ]);
    expect(
      await speakers({
        id: 1,
        segments: [
          { text: 'Yes: now.', speaker: 1, mood: 'x' },
          { text: 'No: later.', speaker: null },
        ],
      }),
    ).toEqual([
      ['1', 'Yes: now.'],
      [null, 'No: later.'],
    ]);
  });

  test('times count only if every segment has one, and ends likewise', async () => {
    const times = async (...segments: [start_s?: number, end_s?: number][]) =>
      (
        await readTextLine(
          JSON.stringify({
            id: 1,
            segments: segments.map(([start_s, end_s]) => ({ text: 'Well then.', start_s, end_s })),
          }),
        )
      ).input.transcript.times;
    expect(await times([1, 2], [2, 3])).toBe('given');
    expect(await times([1, 2], [2])).toBe('starts');
    expect(await times([1, 2], [])).toBe('none');
  });

  test.each([
    [
      'Anna Smith  0:03\nOkay so I think we should start with the budget.\n\nBob Jones  0:12\nYeah, agreed.\n\nAnna Smith  0:19\nI have two questions about the travel line.\n',
      [3, 12, 19],
    ],
    [
      '10:02:33 Anna: Okay so I think we should start.\n10:02:41 Bob: Yeah, agreed.\n10:02:50 Anna: I have two questions.',
      [36_153, 36_161, 36_170],
    ],
    [
      '[3.1s] Anna: Okay so I think we should start.\n[12.4s] Bob: Yeah, agreed.\n[19.0s] Anna: I have two questions.',
      [3.1, 12.4, 19],
    ],
  ])('times before lines are starts, and nothing is measured by missing ends: %j', async (text, starts) => {
    const { input } = await readTextLine(JSON.stringify({ id: 1, text }));
    expect(input.transcript).toMatchObject({ times: 'starts', words: [] });
    expect(input.transcript.segments.map(({ start_s }) => start_s)).toEqual(starts);
    const numbers = readAnalysis('quantitative_metrics', input);
    expect(numbers).toMatchObject({
      talk_share_by: 'words',
      speaker_turn_duration_avg_s: null,
      response_latency_median_s: null,
      overlap_s: null,
      interruptions_count: null,
      silence_s: null,
      talk_to_listen_ratio: null,
    });
    for (const row of numbers.speakers)
      expect(row).toMatchObject({ talk_s: null, wpm: null, avg_turn_s: null, longest_turn_s: null });
    expect(numbers.speakers.reduce((sum, { talk_share }) => sum + talk_share, 0)).toBeCloseTo(1, 9);
    expect(readAnalysis('conversation_flow', input)).toMatchObject({
      turn_taking_efficiency: null,
      engagement_level: null,
    });
  });

  test('a text without a word is read, and its transcript says that it is empty', async () => {
    expect((await readTextLine('{"id":1,"text":"  "}')).input.transcript.sufficiency.enough).toBe(false);
  });
});
