/** What the server writes on the pages of a session: their titles, and the page of one that was erased. */
export const sessionPagesMessages = {
  erasedTitle: 'Erased',
  erased: 'This session was erased',
  erasedText: 'Its recording, transcript and notes were deleted from the server. They cannot be restored.',
  startOver: 'Start with a recording of your own',
  notFound: 'Not found',
  captions: (title: string) => `Captions: ${title}`,
} as const;
