import { vtt, srt } from './captions.ts';
import { csv } from './csv.ts';
import { docx } from './docx.ts';
import { type ExportFormat, type ExportTable, exportFormats } from './formats.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { ExportSource } from './source.ts';
import { text } from './text.ts';

export interface Exported {
  body: string | Uint8Array<ArrayBuffer>;
  media_type: string;
  /** For saving it. */
  name: string;
}

export interface ExportRequest {
  format: ExportFormat;
  /** The table of a CSV file. */
  table: ExportTable;
  /** For the style of a page that the server shows. */
  nonce?: string;
}

/** A session in one format. Throws AppError `needs_times` or `needs_transcript` if it cannot have subtitles. */
export async function exportSession(source: ExportSource, { format, table, nonce }: ExportRequest): Promise<Exported> {
  const { media_type, ending } = exportFormats[format];
  const stem = fileStem(source.title);
  return {
    body: await bodyOf(source, format, table, nonce),
    media_type,
    name: `${format === 'csv' ? `${stem} (${table})` : stem}.${ending}`,
  };
}

function bodyOf(
  source: ExportSource,
  format: ExportFormat,
  table: ExportTable,
  nonce?: string,
): string | Promise<Uint8Array<ArrayBuffer>> {
  switch (format) {
    case 'json':
      return json(source);
    case 'csv':
      return csv(source, table);
    case 'md':
      return markdown(source);
    case 'txt':
      return text(source);
    case 'srt':
      return srt(source);
    case 'vtt':
      return vtt(source);
    case 'docx':
      return docx(source);
    case 'html':
      return html(source, nonce);
  }
}

const longestStem = 80;

/** Turns a title into a file name that every system accepts. */
function fileStem(title: string): string {
  const stem = title
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .slice(0, longestStem)
    .replace(/^[. ]+|[. ]+$/g, '');
  return stem === '' ? 'session' : stem.toWellFormed();
}
