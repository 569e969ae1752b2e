import type { Block, Line } from './blocks.ts';
import { reportOf } from './report.ts';
import type { ExportSource } from './source.ts';

const width = 96;
/** Room for "1:02:03" and two blanks. */
const margin = 9;

/** The report as plain text in lines of at most 96 characters. */
export function text(source: ExportSource): string {
  const { title, facts, notice, sections } = reportOf(source);
  const head = [
    underlined(title, '='),
    facts.flatMap(([name, value]) => wrapped(`${name}: ${value}`)).join('\n'),
    wrapped(notice).join('\n'),
  ];
  const parts = sections.map((section) =>
    [underlined(section.title, '-'), ...section.blocks.map(blockOf)].join('\n\n'),
  );
  return `${[...head, ...parts].join('\n\n\n')}\n`;
}

function underlined(words: string, sign: string): string {
  const lines = wrapped(words);
  return `${lines.join('\n')}\n${sign.repeat(Math.max(...lines.map((line) => line.length)))}`;
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'small':
      return wrapped(block.text).join('\n');
    case 'lines':
      return [...(block.title === undefined ? [] : wrapped(block.title)), ...block.lines.flatMap(lineOf)].join('\n');
    case 'table':
      return tableOf([block.head, ...block.rows]);
  }
}

function lineOf({ at, speaker, text: said, about }: Line): string[] {
  const place = `${(at?.clock ?? '').padStart(margin - 2)}  `;
  return wrapped(`${speaker === null ? '' : `${speaker}: `}${said}${about ? ` (${about})` : ''}`, place);
}

function tableOf(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Lines of at most `width`; all but the first are indented by the length of `lead`. */
export function wrapped(words: string, lead = ''): string[] {
  const lines: string[] = [];
  let line = lead;
  for (const word of words.split(/\s+/u).filter(Boolean)) {
    if (line.length > lead.length && line.length + word.length > width) {
      lines.push(line.trimEnd());
      line = ' '.repeat(lead.length);
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}
