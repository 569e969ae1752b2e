import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fakeAnswer } from '#lib/language/testing/fake-answers';
import { startScriptedModel } from '#lib/language/testing/model-server';
import { floorsOf } from '#scripts/eval/talk/command';
import { holds, linesOf } from '#scripts/eval/talk/table';
import { evaluateModel, modelScoreOf, talksOf, type ModelScore } from './command.ts';
import { readRecording } from './recording.ts';
import { recordedSource } from './sources.ts';

const talks = fileURLToPath(new URL('../../data/talk', import.meta.url));
const byHand = fileURLToPath(new URL('../../data/recorded/own-from-gold.json', import.meta.url));
const files = mkdtempSync(join(tmpdir(), 'answers-'));
afterAll(() => rmSync(files, { recursive: true, force: true }));

describe('answers written by hand from the findings of a careful reader, from the prompt to the table', () => {
  const recording = readRecording(byHand);
  let read: ModelScore;
  beforeAll(async () => {
    await using source = await recordedSource(recording);
    read = await modelScoreOf(talks, source, talksOf(recording));
  });
  const card = (id: string) => read.talks.find((talk) => talk.id === `own_${id}`)?.cards ?? {};

  it('reach every card of six talks', () => {
    expect(read.talks).toHaveLength(6);
    expect(read.talks.flatMap(({ kept }) => kept)).toEqual([]);
    expect(read.answers).toHaveLength(12);
  });

  it('are right and complete, line by line', () => {
    const floors = floorsOf(basename(byHand, '.json'));
    const lines = linesOf(read.score);
    expect(lines.filter((line) => !holds(line, floors))).toEqual([]);
    expect(Object.keys(floors).toSorted()).toEqual(
      lines.flatMap(({ what, measured }) => (measured === null || measured === 0 ? [] : [what])).toSorted(),
    );
  });

  it('lose only claims that nobody said', () => {
    expect(read.talks.map(({ id, dropped }) => [id, dropped])).toEqual([
      ['own_d1_support', 1],
      ['own_d2_interview', 1],
      ['own_d3_couple', 1],
      ['own_d6_podcast', 1],
      ['own_d7_police', 1],
      ['own_d8_sales', 1],
    ]);
    expect(card('d1_support').enhanced_understanding?.actions.map(({ text }) => text)).not.toContainEqual(
      expect.stringContaining('not put the refund'),
    );
    expect(card('d2_interview').enhanced_understanding?.unverified_claims.join(' ')).not.toContain('thirty-two');
    expect(card('d3_couple').emotion_analysis?.emotions.map(({ emotion }) => emotion)).not.toContain('joy');
    expect(card('d6_podcast').enhanced_understanding?.contradictions).toEqual([]);
    expect(card('d7_police').enhanced_understanding?.summary_of_understanding).not.toMatch(/lied/u);
    expect(
      card('d8_sales')
        .manipulation_assessment?.manipulation_techniques.map(({ quote }) => quote)
        .join(' '),
    ).not.toContain('number 14');
    expect(card('d8_sales').enhanced_understanding?.actions.map(({ when }) => when)).not.toContain(
      'next Friday at 5 pm',
    );
  });

  it('name speakers by their names', () => {
    expect(card('d3_couple').enhanced_understanding).toMatchObject({
      decisions: [
        { text: "Next time I'll ring you from somebody's phone, I promise.", speaker: 'Theo', explicit: true },
        { text: 'Thursdays. Yeah. Deal.', speaker: 'Theo' },
      ],
      disagreements: [{ between: ['Theo', 'Dana'], resolved: true }],
    });
    expect(JSON.stringify(read.talks.map(({ cards }) => cards))).not.toMatch(/\bS[12]\b/u);
  });
});

describe('a model’s answers', () => {
  const folder = join(files, 'two');
  beforeAll(() => {
    mkdirSync(join(folder, 'gold'), { recursive: true });
    for (const name of ['own_d3_couple.json', 'own_d7_police.json'])
      for (const path of [name, join('gold', name)]) copyFileSync(join(talks, path), join(folder, path));
  });
  const tables: unknown[][] = [];
  const run = async (given: { record?: string; replay?: string }) => {
    tables.length = 0;
    vi.spyOn(console, 'table').mockImplementation((rows: unknown[]) => void tables.push(rows));
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    try {
      return await evaluateModel({ folder, ...given });
    } finally {
      vi.restoreAllMocks();
    }
  };

  it('are stored, and read again without a key with the same table', async () => {
    await using server = await startScriptedModel({ answer: fakeAnswer });
    const record = join(files, 'fake.json');
    vi.stubEnv('OPENAI_BASE_URL', server.base_url);
    vi.stubEnv('ANALYSIS_MODEL', 'scripted-1');
    expect(await run({ record })).toBe(0);
    const [lines, usage] = tables.map((rows) => [...rows]);
    expect(server.requests).toHaveLength(4);
    const stored = readRecording(record);
    expect(stored).toMatchObject({
      model: 'scripted-1',
      about: expect.stringContaining('4 calls about 2 talks') as string,
    });
    expect(stored.answers[0]).toMatchObject({
      talk: 'own_d3_couple',
      call: 'facts',
      tokens: { input: 100 },
      cut_off: false,
    });
    vi.unstubAllEnvs();
    vi.stubEnv('OPENAI_BASE_URL', '');
    vi.stubEnv('OPENAI_API_KEY', '');
    for (const given of [{ replay: record }, { record }]) {
      expect(await run(given)).toBe(0);
      expect(tables).toEqual([lines, usage]);
    }
    expect(usage).toContainEqual({ what: 'tokens in', value: '400 (200 a talk)' });
    expect(server.requests).toHaveLength(4);
    vi.unstubAllEnvs();
  });

  it('are not waited for if the first talk shows that none will come', async () => {
    await using server = await startScriptedModel({ answer: fakeAnswer });
    server.always('wrong_key');
    vi.stubEnv('OPENAI_BASE_URL', server.base_url);
    vi.stubEnv('OPENAI_API_KEY', 'sk-wrong');
    const record = join(files, 'wrong.json');
    await expect(run({ record })).rejects.toMatchObject({
      message: expect.stringMatching(/own_d3_couple: .*does not accept the key/u) as string,
    });
    expect(server.requests.length).toBeLessThanOrEqual(2);
    expect(existsSync(record)).toBe(false);
    vi.unstubAllEnvs();
  });

  it('are missing if nothing is configured or stored', async () => {
    vi.stubEnv('OPENAI_BASE_URL', '');
    vi.stubEnv('OPENAI_API_KEY', '');
    await expect(run({})).rejects.toMatchObject({
      code: 'needs_model',
      message: expect.stringContaining('--replay') as string,
    });
    await expect(run({ replay: join(files, 'none.json') })).rejects.toMatchObject({ code: 'not_found' });
    await expect(run({ replay: join(talks, 'own_standup.json') })).rejects.toMatchObject({ code: 'invalid_body' });
    vi.unstubAllEnvs();
  });
});
