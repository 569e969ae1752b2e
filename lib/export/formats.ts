/** The formats in which a session can be exported. No imports, so that a browser may load it. */
export const exportFormats = {
  json: { media_type: 'application/json; charset=utf-8', ending: 'json' },
  csv: { media_type: 'text/csv; charset=utf-8; header=present', ending: 'csv' },
  md: { media_type: 'text/markdown; charset=utf-8', ending: 'md' },
  txt: { media_type: 'text/plain; charset=utf-8', ending: 'txt' },
  srt: { media_type: 'application/x-subrip; charset=utf-8', ending: 'srt' },
  vtt: { media_type: 'text/vtt; charset=utf-8', ending: 'vtt' },
  docx: { media_type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  html: { media_type: 'text/html; charset=utf-8', ending: 'html' },
} as const;

export type ExportFormat = keyof typeof exportFormats;

/** The tables of a CSV file. */
export const exportTables = ['passages', 'findings', 'marks'] as const;
export type ExportTable = (typeof exportTables)[number];

export function isExportFormat(value: string): value is ExportFormat {
  return Object.hasOwn(exportFormats, value);
}
