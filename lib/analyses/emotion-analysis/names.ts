// Apart from the schema, so that a page which only names them loads no more.
export { emotionNames } from '#lib/text/emotion/names';
