/** Small parts that more than one page uses. */
export const partsMessages = {
  cannotCopy: 'The browser does not allow copying here',
  more: 'More about this recording',
} as const;
