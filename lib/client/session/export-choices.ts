import type { ExportFormat, ExportTable } from '#lib/export/formats';

/** A file that a session can be taken away as. */
export interface ExportChoice {
  name: string;
  /** What stands in the address after `?format=`. */
  query: ExportFormat | `csv&table=${ExportTable}`;
  /** Whether it is opened beside the session, to be printed. */
  page?: true;
}

const texts: readonly ExportChoice[] = [
  { name: 'Page to print, or PDF', query: 'html', page: true },
  { name: 'Word document', query: 'docx' },
  { name: 'Markdown', query: 'md' },
  { name: 'Plain text', query: 'txt' },
  { name: 'Table of passages (CSV)', query: 'csv&table=passages' },
  { name: 'Table of findings (CSV)', query: 'csv&table=findings' },
];
const subtitles: readonly ExportChoice[] = [
  { name: 'Subtitles (SRT)', query: 'srt' },
  { name: 'Subtitles (WebVTT)', query: 'vtt' },
];
const everything: ExportChoice = { name: 'Everything (JSON)', query: 'json' };

const marks: ExportChoice = { name: 'Table of marks (CSV)', query: 'csv&table=marks' };

/** What menu and palette offer: no subtitles of a text without times, no marks where none were made. */
export function exportChoices({ timed, marked }: { timed: boolean; marked: boolean }): readonly ExportChoice[] {
  return [...texts, ...(marked ? [marks] : []), ...(timed ? subtitles : []), everything];
}
