import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { literalTexts } from './literal-texts.ts';

/** Texts for readers stand in lib/messages; these folders hold none. */
const folders = ['components', 'app'];

test('no component holds a text for readers', () => {
  const files = folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`))
    // The names of the parts are those of the headings in docs/EVIDENCE.md.
    .filter((file) => !/\.test\.tsx?$|\/testing\/|^app\/evidence\/document/.test(file));
  expect(files.length).toBeGreaterThan(50);
  const sources = Object.fromEntries(files.map((file) => [file, readFileSync(file, 'utf8')]));
  expect(literalTexts(sources).map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
});

test('a text is found wherever it may get on the page from, and code is not taken for text', () => {
  const source = `
import { Button } from './a folder with a long name';
const quiet = 'min-h-9! text-note';
const words = { never: 'until you end it', id: 'Not A Text' };
export function Part({ state, name }: { state: 'a state' | 'ready'; name: string }) {
  if (state === 'a state') throw new Error('Nobody reads this here');
  return (
    <div className="flex p-1" aria-label="Marks" data-state={state} role="group" title={\`\${name} is ready\`}>
      <Button look="quiet" label={state === 'ready' ? 'Copied' : 'copy'} onKeyDown={(event) => event.key === 'Escape'} />
      {state === 'ready' ? 'done' : null} – <span className={quiet}>Hello {words.never}</span>
    </div>
  );
}`;
  expect(literalTexts({ 'part.tsx': source }).map(({ line, text }) => `${line}: ${text}`)).toEqual([
    '4: until you end it',
    '8: Marks',
    '8: is ready',
    '9: Copied',
    '9: copy',
    '10: done',
    '10: Hello',
  ]);
});
