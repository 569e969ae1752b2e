/**
 * Characters of a question's name, and of an instruction, which is also what an owner may add when a reading is run
 * again.
 */
export const longestQuestionName = 80;
export const longestInstruction = 500;
