/** The form in which the owner asks a question; it is loaded when it is opened. */
export const askingMessages = {
  earlier: 'Questions you asked before',
  askedBefore: 'Asked before:',
  name: 'Name of the note',
  instruction: 'What to look for',
  aboutInstruction: 'One or two sentences, for example “List every promise, who made it and by when.”',
  ask: 'Ask',
  asked: (name: string) => `“${name}” was asked; its note is above.`,
} as const;
