import type { ReadAs } from '#lib/speech/transcripts/contract';

const holders: Record<ReadAs['format'], string | null> = {
  lines: null,
  subtitles: 'subtitles',
  table: 'a table',
  json: 'a recogniser’s JSON',
};

const counted = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

/**
 * The recognised format of a text, in a sentence; a second and a third give the numbers of times that did not fit and
 * of lines that were left out.
 */
export function readAsSentence({ format, parts, passages, speakers, odd_times, left_out }: ReadAs): string {
  const list = parts.length === 1 ? 'text alone' : parts.join(', ');
  const holder = holders[format];
  const told = [
    `Read as: ${holder === null ? list : `${holder} (${list})`}; ${counted(passages, 'passage')}, ${speakers === 0 ? 'no speakers named' : counted(speakers, 'speaker')}.`,
    odd_times > 0
      ? `${counted(odd_times, 'time')} could not be read or did not fit; what was said there is kept at its place.`
      : '',
    left_out > 0
      ? `${counted(left_out, 'line')} that nobody said ${left_out === 1 ? 'is' : 'are'} left out: headings, lists of names, credits.`
      : '',
  ];
  return told.filter(Boolean).join(' ');
}
