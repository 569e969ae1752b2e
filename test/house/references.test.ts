import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join, matchesGlob, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { titles } from '#lib/analyses/steps';

const root = join(import.meta.dirname, '../..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n');
const folders = new Set(files.flatMap((file) => parentsOf(file)));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const pages = files.filter((file) => file.endsWith('.md'));
const sources = files.filter((file) => /\.(?:tsx?|mjs|css|yml|conf)$|^Dockerfile$|^\.oxlintrc\.json$/.test(file));
const decisions = new Set(files.flatMap((file) => /^docs\/decisions\/(\d{3})-/.exec(file)?.[1] ?? []));

function parentsOf(file: string): string[] {
  const parents: string[] = [];
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) parents.push(folder);
  return parents;
}

/** Whether the name in a text is that of a file or folder; `<name>` and `*` stand for anything. */
function exists(name: string): boolean {
  const path = name.replace(/\/$/, '').replaceAll(/<[^>]+>|…/g, '*');
  const whole = (candidate: string): boolean => candidate === path || matchesGlob(candidate, path);
  const end = (candidate: string): boolean => candidate.endsWith(`/${path}`) || matchesGlob(candidate, `**/${path}`);
  return (
    files.some(whole) || folders.has(path) || [...folders].some(whole) || files.some(end) || [...folders].some(end)
  );
}

/** Names of files and folders of this repository in a page: anything between backticks that looks like one. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`([^`\s]+)`/g)]
    .flatMap(([, name = '']) => name)
    .filter(
      (name) =>
        /^(?:app|bench|components|deploy|docs|e2e|lib|public|scripts|test|\.github)\//.test(name) ||
        /^[\w<>*./-]*[\w>*]\.(?:tsx?|md|mjs|css|yml)$/.test(name),
    );
}

/** The anchor of a heading, as the code host makes it. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

test('each file and folder that a page names exists', () => {
  const named = pages.flatMap((page) => pathsIn(read(page)).map((name) => ({ page, name })));
  expect(named.length).toBeGreaterThan(150);
  expect(named.filter(({ name }) => !exists(name))).toEqual([]);
});

test('each link of a page leads to an existing file and heading', () => {
  const links = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, href = '']) => href)
      .filter((href) => !/^(?:https?:|mailto:)/.test(href))
      .map((href) => ({ page, href })),
  );
  expect(links.length).toBeGreaterThan(40);
  const broken = links.filter(({ page, href }) => {
    const [path = '', anchor] = href.split('#');
    const target = path === '' ? page : normalize(join(dirname(page), path));
    if (!files.includes(target) && !folders.has(target.replace(/\/$/, ''))) return true;
    if (anchor === undefined || !target.endsWith('.md')) return false;
    return ![...read(target).matchAll(/^#+ (.+)$/gm)].some(([, heading = '']) => slugOf(heading) === anchor);
  });
  expect(broken).toEqual([]);
});

test('each decision that a page or a comment refers to exists', () => {
  const referred = [...pages, ...sources].flatMap((file) =>
    [...read(file).matchAll(/\bdecisions?(?:\/| )(\d{3})\b/gi)].map(([, number = '']) => ({ file, number })),
  );
  expect(referred.length).toBeGreaterThan(20);
  expect(referred.filter(({ number }) => !decisions.has(number))).toEqual([]);
});

test('each page and source that a comment or a text names exists', () => {
  const named = [...pages, ...sources]
    .filter((file) => !/\.test\.tsx?$|\.spec\.ts$/.test(file))
    .flatMap((file) =>
      [
        ...read(file).matchAll(
          /(?<![\w/.-])((?:app|components|docs|e2e|lib|scripts|test)\/[\w/<>*[\]-]+\.(?:tsx?|md|mjs|css)|[A-Z]{4,}\.md)\b/g,
        ),
      ].map(([, name = '']) => ({ file, name })),
    );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ name }) => !exists(name))).toEqual([]);
});

test('the list of decisions has a line for each, and says which are replaced', () => {
  const lines = read('docs/decisions/README.md').split('\n');
  const wrong = files
    .filter((file) => /^docs\/decisions\/\d{3}-/.test(file))
    .filter((file) => {
      const line = lines.find((one) => one.includes(`(${basename(file)})`));
      return line === undefined || line.includes('*Replaced by') !== read(file).includes('\n*Replaced by');
    });
  expect(wrong).toEqual([]);
});

test('the form for wrong readings offers the cards by their names', () => {
  const form = read('.github/ISSUE_TEMPLATE/wrong-reading.yml');
  expect([...form.matchAll(/^ {8}- (.+)$/gm)].map(([, title]) => title)).toEqual(Object.values(titles));
});

test('the README can be read in three minutes', () => {
  expect(read('README.md').split(/\s+/).length).toBeLessThanOrEqual(700);
});
