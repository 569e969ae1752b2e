/** The page that shows docs/EVIDENCE.md, without the text of that document. */
export const evidenceMessages = {
  title: 'How it is measured',
  readings: 'Readings',
} as const;
