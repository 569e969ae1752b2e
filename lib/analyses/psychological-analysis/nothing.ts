/**
 * The summary where neither words nor voice show anything. Apart from the reading, so that a page which only says it
 * loads no more.
 */
export const nothing = 'No sign of strain found.';
