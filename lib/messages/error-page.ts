/** Texts of pages that failed. */
export const errorPageMessages = {
  errorTitle: 'This page could not be shown',
  errorText:
    'An internal error occurred. The recording and its results are not affected. If it happens again, look in the server log.',
  tryAgain: 'Try again',
  globalErrorTitle: 'Undertone could not be shown',
  globalErrorText: 'An internal error occurred. Recordings and results are not affected.',
} as const;
