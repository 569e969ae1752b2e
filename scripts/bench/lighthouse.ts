import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSession } from '#e2e/support/api';
import { samplePath } from '#e2e/support/audio';
import type { TestServer } from '#e2e/support/server';
import { readRun } from '#e2e/support/sse';
import { quantile } from '#lib/base/statistics';
import { findBrowser, type FoundBrowser } from '#scripts/browser';
import type { Measure } from './measures.ts';
import { hoursOfSpeech } from './recordings.ts';

const least = 95;
const runs = 3;
const categories = ['performance', 'accessibility', 'best-practices'] as const;
const root = join(import.meta.dirname, '../..');

type Scores = Record<(typeof categories)[number], number>;

interface Report {
  /** Set if Lighthouse could not measure the page. */
  runtimeError?: { code: string };
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
}

/** Lighthouse's scores, as on a slow phone: the first page, a finished and a running session. */
export async function lighthouseMeasures(server: TestServer): Promise<Measure[]> {
  const browser = await findBrowser();
  const finished = await createSession(server.url, samplePath('argument'));
  await readRun(await fetch(`${server.url}/api/sessions/${finished.session_id}/events?until=complete`));
  const all = [
    ...(await scored('the first page', browser, () => Promise.resolve(server.url))),
    ...(await scored('a finished session', browser, () => Promise.resolve(server.url + finished.url))),
  ];
  const hour = await hoursOfSpeech('one');
  const running = async (): Promise<string> => server.url + (await createSession(server.url, hour)).url;
  return [...all, ...(await scored('a running session', browser, running))];
}

/** Medians. Each run asks for its page, since a running session may have ended meanwhile. */
async function scored(what: string, browser: FoundBrowser, page: () => Promise<string>): Promise<Measure[]> {
  const seen: Scores[] = [];
  for (let run = 0; run < runs; run += 1) seen.push(await audit(await page(), browser));
  return categories.map((category) => ({
    what: `Lighthouse, ${what}: ${category}, median of ${runs}`,
    unit: 'points',
    target: least,
    least: true,
    measured: quantile(
      seen.map((scores) => scores[category]),
      0.5,
    ),
  }));
}

/** Prints the audits that cost points. A run that fails is repeated once: Chromium at times loses the trace of a page. */
async function audit(url: string, browser: FoundBrowser): Promise<Scores> {
  const first = await reportOn(url, browser);
  if (typeof first === 'string') console.log(`  ${first} Trying once more.`);
  const report = typeof first === 'string' ? await reportOn(url, browser) : first;
  if (typeof report === 'string') throw new Error(report);
  printLosses(report);
  const of = (category: string): number => (report.categories[category]?.score ?? 0) * 100;
  return {
    performance: of('performance'),
    accessibility: of('accessibility'),
    'best-practices': of('best-practices'),
  };
}

/** Runs Lighthouse's command, which starts its own browser. Returns a sentence if it fails. */
async function reportOn(url: string, { executablePath, args, env }: FoundBrowser): Promise<Report | string> {
  const folder = mkdtempSync(join(tmpdir(), 'undertone-lighthouse-'));
  try {
    const file = join(folder, 'report.json');
    const child = spawn(
      process.execPath,
      [
        join(root, 'node_modules/lighthouse/cli/index.js'),
        url,
        '--quiet',
        '--no-enable-error-reporting',
        `--only-categories=${categories.join(',')}`,
        '--output=json',
        `--output-path=${file}`,
        `--chrome-flags=--headless=new ${args.join(' ')}`,
      ],
      { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env, CHROME_PATH: executablePath } },
    );
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) return `Lighthouse ended with ${code} on ${url}.`;
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    return report.runtimeError ? `Lighthouse failed on ${url}: ${report.runtimeError.code}.` : report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printLosses({ categories: all, audits }: Report): void {
  for (const { auditRefs } of Object.values(all)) {
    for (const { id, weight } of auditRefs) {
      const found = audits[id];
      if (weight > 0 && found && found.score !== null && found.score < 0.9)
        console.log(`  ${id}: ${Math.round(found.score * 100)} (${found.displayValue ?? found.title})`);
    }
  }
}
