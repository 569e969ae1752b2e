/**
 * The summary if neither words nor voice show any sign. Separate from the reading, so that a page that only shows this
 * sentence does not load it.
 */
export const nothing = 'No sign of strain found.';
