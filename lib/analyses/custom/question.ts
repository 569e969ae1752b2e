import { z } from 'zod';
import { longestInstruction, longestQuestionName } from './limits.ts';
import { type CustomType, isCustomType } from '#lib/analyses/steps';

export { longestInstruction, longestQuestionName };

/** A question of the owner's own: the name of its card, and the instruction for the model. */
export interface OwnQuestion {
  name: string;
  instruction: string;
}

const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();

/** Text that a person typed, as one line without invisible characters. */
export const instructionSchema = z
  .string()
  .max(4 * longestInstruction)
  .transform(oneLine)
  .pipe(z.string().min(1).max(longestInstruction));
export const questionSchema = z.strictObject({
  name: z
    .string()
    .max(4 * longestQuestionName)
    .transform(oneLine)
    .pipe(z.string().min(1).max(longestQuestionName)),
  instruction: instructionSchema,
});

const longestSlug = 34;

/** The type of a new question's card, different from all in `taken`. */
export function customTypeFor(name: string, taken: readonly string[]): CustomType {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug =
    plain
      .replace(/[^a-z0-9]+/gu, '-')
      .slice(0, longestSlug)
      .replace(/^-+|-+$/gu, '') || 'question';
  for (let at = 1; ; at += 1) {
    const type = `custom:${at === 1 ? slug : `${slug}-${at}`}`;
    if (isCustomType(type) && !taken.includes(type)) return type;
  }
}
