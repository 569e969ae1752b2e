import { commissives, directives } from './aims.ts';
import { formulas } from './formulas.ts';
import { opinions } from './opinions.ts';
import { bareQuestions } from './questions.ts';
import { reactions } from './reactions.ts';
import { answers } from './replies.ts';

/** All rules of dialogue acts, in the order in which they are tried. */
export const actRules = [
  ...answers,
  ...formulas,
  ...reactions,
  ...directives,
  ...bareQuestions,
  ...commissives,
  ...opinions,
];
