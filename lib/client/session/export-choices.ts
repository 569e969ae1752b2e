import type { ExportFormat, ExportTable } from '#lib/export/formats';
import { exportsMessages } from '#lib/messages/exports';

/** A file that a session can be taken away as. */
export interface ExportChoice {
  name: string;
  /** What stands in the address after `?format=`. */
  query: ExportFormat | `csv&table=${ExportTable}`;
  /** Whether it is opened beside the session, to be printed. */
  page?: true;
}

const texts: readonly ExportChoice[] = [
  { name: exportsMessages.print, query: 'html', page: true },
  { name: exportsMessages.word, query: 'docx' },
  { name: exportsMessages.markdown, query: 'md' },
  { name: exportsMessages.plainText, query: 'txt' },
  { name: exportsMessages.passages, query: 'csv&table=passages' },
  { name: exportsMessages.findings, query: 'csv&table=findings' },
];
const subtitles: readonly ExportChoice[] = [
  { name: exportsMessages.srt, query: 'srt' },
  { name: exportsMessages.vtt, query: 'vtt' },
];
const everything: ExportChoice = { name: exportsMessages.everything, query: 'json' };

const marks: ExportChoice = { name: 'Table of marks (CSV)', query: 'csv&table=marks' };

/** What menu and palette offer: no subtitles of a text without times, no marks where none were made. */
export function exportChoices({ timed, marked }: { timed: boolean; marked: boolean }): readonly ExportChoice[] {
  return [...texts, ...(marked ? [marks] : []), ...(timed ? subtitles : []), everything];
}
