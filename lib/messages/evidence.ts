/** The page that shows docs/EVIDENCE.md; the text itself stands there. */
export const evidenceMessages = {
  title: 'How it is measured',
  readings: 'Readings',
} as const;
