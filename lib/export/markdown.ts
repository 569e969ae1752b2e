import type { Block, Line } from './blocks.ts';
import { reportOf } from './report.ts';
import type { ExportSource } from './source.ts';

/**
 * The report in CommonMark with GitHub's tables. Spoken words are text only: they never become a heading, a link or
 * HTML.
 */
export function markdown(source: ExportSource): string {
  const { title, facts, notice, sections } = reportOf(source);
  const head = [
    `# ${escaped(title)}`,
    facts.map(([name, value]) => `- ${name}: ${name === 'Address' ? `<${value}>` : escaped(value)}`).join('\n'),
    `> ${escaped(notice)}`,
  ];
  const parts = sections.flatMap((section) => [`## ${escaped(section.title)}`, ...section.blocks.map(blockOf)]);
  return `${[...head, ...parts].join('\n\n')}\n`;
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'text':
      return escaped(block.text);
    case 'small':
      return `_${escaped(block.text)}_`;
    case 'lines':
      return [
        ...(block.title === undefined ? [] : [`### ${escaped(block.title)}\n`]),
        ...block.lines.map((line) => `- ${lineOf(line)}`),
      ].join('\n');
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows.map((row) => row.map(escaped))]
        .map((row) => `| ${row.join(' | ')} |`)
        .join('\n');
  }
}

function lineOf({ at, speaker, text, about }: Line): string {
  const place = at && (at.href === null ? at.clock : `[${at.clock}](${at.href})`);
  return [place, speaker !== null && `**${escaped(speaker)}:**`, escaped(text), about && `(${escaped(about)})`]
    .filter(Boolean)
    .join(' ');
}

function escaped(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replace(/^(\s*)([#+=-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/, '$1\\$2');
}
