import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
/** The width of the formatter, which cannot break a string or a pattern. */
const width = 120;

/** Every line of the sources, with its position. */
function lines(): { at: string; length: number }[] {
  return execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n')
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .map((line, index) => ({ at: `${file}:${index + 1}`, length: line.length })),
    );
}

test('at most one line in two hundred is wider than the format, and none by far', () => {
  const all = lines();
  const wide = all.filter(({ length }) => length > width);
  expect(all.length).toBeGreaterThan(50_000);
  expect(wide.length / all.length, `${wide.length} of ${all.length} lines`).toBeLessThanOrEqual(0.005);
  expect(wide.filter(({ length }) => length > 300)).toEqual([]);
});
