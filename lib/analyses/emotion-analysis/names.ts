// Separate from the schema, so that a page that only names emotions does not load it.
export { emotionNames } from '#lib/text/emotion/names';
