import { expect, test } from 'vitest';
import { commandFor, keyName } from './commands';

const nothing = (): void => undefined;
const commands = [
  { id: 'toggle', name: 'Play or pause', keys: [' ', 'k'], run: nothing },
  { id: 'plain', name: 'Speed as it was spoken', run: nothing },
];

test('a key runs the first command that was offered for it', () => {
  expect(commandFor(commands, 'k')?.id).toBe('toggle');
  expect(commandFor([...commands, { id: 'other', name: 'Other', keys: ['k'], run: nothing }], 'k')?.id).toBe('toggle');
  expect(commandFor(commands, 'x')).toBe(null);
});

test('keys are shown under their usual names', () => {
  expect([' ', 'ArrowLeft', 'Escape', '['].map(keyName)).toEqual(['Space', '←', 'Esc', '[']);
});
