// Apart from the schema, so that a page which only names them loads no more.
export { emotionNames } from '#lib/text/emotion/names';

/**
 * From this strength on an emotion is plain enough to be quoted and named on the card. Those under it passed their threshold, which is
 * set for the best balance of hits and misses over thousands of texts, and in a single passage are often wrong.
 */
export const plainFrom = 0.5;
