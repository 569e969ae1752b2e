import { describe, expect, it } from 'vitest';
import { inputOf } from '#lib/analyses/testing/input';
import { textOf } from '#lib/text/model';
import { pressureSentences } from './pressure-sentences.ts';
import { familyQuarrel } from './testing/family-quarrel.ts';

const found = (lines: readonly (readonly [string, string])[]) => {
  const model = textOf(inputOf(lines.map(([speaker, text]) => ({ speaker, text }))));
  return pressureSentences(model).map(({ start, end }) => model.text.slice(start, end));
};

describe('in a family quarrel', () => {
  it('a daughter who tells of her trouble at school presses nobody, nor does a mother who says that she is sorry', () =>
    expect(found(familyQuarrel)).toEqual([]));
  it('a denial that nothing takes back counts', () =>
    expect(
      found(
        familyQuarrel.map(([speaker, text]) => [
          speaker,
          text === "Did I? I, oh. I don't remember that. I'm sorry. I should have listened."
            ? "I never said that. I don't remember that. You must have misheard."
            : text,
        ]),
      ),
    ).not.toEqual([]));
});
