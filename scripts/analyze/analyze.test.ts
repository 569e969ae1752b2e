import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { analysisTypes } from '#lib/analyses/steps';
import type { Fact } from '#lib/events/facts';
import { reduce } from '#lib/events/reducer';
import { emptyView } from '#lib/events/view';
import { markdown } from '#lib/export/markdown';
import { report } from './report.ts';
import { wordErrorRate } from '#lib/speech/testing/word-errors';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sample = join(root, 'public/samples/planning.mp3');
const sentence = join(root, 'lib/speech/testing/fixtures/one-sentence.opus');

async function analyze(...parameters: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const run = promisify(execFile)(process.execPath, ['scripts/analyze.ts', ...parameters], {
    cwd: root,
    maxBuffer: 1e8,
  });
  return run.then(
    (output) => ({ code: 0, ...output }),
    (error: unknown) => error as { code: number; stdout: string; stderr: string },
  );
}

describe('npm run analyze', () => {
  test('--json prints every fact of the run, and the words of the recording', { timeout: 90_000 }, async () => {
    const { code, stdout } = await analyze(sample, '--json');
    expect(code).toBe(0);
    const facts = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Fact);
    expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1));
    const results = facts.flatMap((fact) => (fact.type === 'result' ? [fact] : []));
    expect(results.map(({ analysis_type }) => analysis_type).toSorted()).toEqual(analysisTypes.toSorted());
    const { text } = JSON.parse(await readFile(join(root, 'public/samples/planning.json'), 'utf8')) as { text: string };
    const transcript = results.find(({ analysis_type }) => analysis_type === 'transcript');
    expect(
      transcript && wordErrorRate(text, 'transcript' in transcript.data ? transcript.data.transcript : ''),
    ).toBeLessThan(0.1);

    // The report of the same facts has the decisions and tasks of the recording, and no cue that was not there.
    const view = facts.reduce(reduce, emptyView('planning'));
    const printed = report(view);
    expect(printed).toContain('I will send the budget by Friday');
    expect(printed).toContain('No pressing words found.');
    for (const line of printed.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    const about = { session_id: 'planning', title: 'planning', created_at: '2026-01-02T03:04:05.000Z', url: null };
    const more = { duration_s: null, file_name: 'planning.mp3', given: false, context: {} };
    expect(markdown({ ...about, ...more, view })).toMatch(
      /- \d:\d\d “I will send the budget by Friday\.?” \([^)]*when: by Friday; open\)/,
    );
  });

  test('prints a report', { timeout: 90_000 }, async () => {
    const { code, stdout } = await analyze(sentence);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Transcript\n-+\n17 words in English\.\n\n {3}0:00 {2}We should keep the lunch in March/m);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('--format md prints the page’s export, with the transcript', { timeout: 90_000 }, async () => {
    const { code, stdout } = await analyze(sentence, '--format', 'md');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# one-sentence\n/);
    expect(stdout).toContain('We should keep the lunch in March');
    expect(stdout).toContain('moonshine-tiny');
  });

  test('an unknown format is refused before anything is read', async () => {
    expect((await analyze(sample, '--format', 'pdf')).stderr).toContain('--format is one of json, csv, md');
    expect((await analyze(sample, '--format', 'md', '--table', 'findings')).code).toBe(2);
  });

  test('a file that is not audio is refused with a sentence, without a stack', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'undertone-')), 'page.mp3');
    await writeFile(path, '<html><body>no</body></html>');
    const { code, stdout, stderr } = await analyze(path);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/[A-Z].*\.$/m);
  });

  test('without a file it prints its usage', async () => {
    const { code, stderr } = await analyze();
    expect(code).toBe(2);
    expect(stderr).toContain('usage:');
  });
});
