/** The formats in which a session can be exported. */
export const exportsMessages = {
  print: 'Page to print, or PDF',
  word: 'Word document',
  markdown: 'Markdown',
  plainText: 'Plain text',
  passages: 'Table of passages (CSV)',
  findings: 'Table of findings (CSV)',
  srt: 'Subtitles (SRT)',
  vtt: 'Subtitles (WebVTT)',
  everything: 'Everything (JSON)',
} as const;
