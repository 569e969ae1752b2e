import type { ExportFormat, ExportTable } from '#lib/export/formats';
import { exportsMessages } from '#lib/messages/exports';

/** A file as which a session can be exported. */
export interface ExportChoice {
  name: string;
  /** The part of the address after `?format=`. */
  query: ExportFormat | `csv&table=${ExportTable}`;
  /** Whether it opens beside the session, for printing. */
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

/** The exports in menu and palette: no subtitles for a text without times, no markers if there are none. */
export function exportChoices({ timed, marked }: { timed: boolean; marked: boolean }): readonly ExportChoice[] {
  return [...texts, ...(marked ? [marks] : []), ...(timed ? subtitles : []), everything];
}
