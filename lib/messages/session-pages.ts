/** Texts of a session's pages that the server writes: their titles, and the page of a deleted session. */
export const sessionPagesMessages = {
  erasedTitle: 'Erased',
  erased: 'This session was erased',
  erasedText: 'Its recording, transcript and notes were deleted from the server. They cannot be restored.',
  startOver: 'Start with a recording of your own',
  notFound: 'Not found',
  captions: (title: string) => `Captions: ${title}`,
} as const;
