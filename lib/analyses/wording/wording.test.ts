import { expect, it } from 'vitest';
import { lasting } from './wording.ts';

it.each([
  [0.2, 'one second'],
  [40, '40 seconds'],
  [180, 'three minutes'],
  [7200, 'two hours'],
])('%d s: %s', (seconds, text) => expect(lasting(seconds)).toBe(text));
