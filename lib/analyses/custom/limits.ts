/**
 * Longest name of a question and longest instruction, in characters. The second also applies to an instruction that an
 * owner adds to run a reading again.
 */
export const longestQuestionName = 80;
export const longestInstruction = 500;
