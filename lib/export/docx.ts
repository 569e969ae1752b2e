import type * as Library from 'docx';
import type { Paragraph, ParagraphChild, Table } from 'docx';
import { maker } from './notice.ts';
import type { Block, Line } from './blocks.ts';
import { reportOf } from './report.ts';
import type { ExportSource } from './source.ts';

type Docx = typeof Library;

/** The report as a Word document, with headings that make an outline, and times that link to their moment. */
export async function docx(source: ExportSource): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded on demand: most visits export nothing.
  const library = await import('docx');
  const { Document, HeadingLevel, Packer, Paragraph, TextRun } = library;
  const { title, facts, notice, sections } = reportOf(source);
  const head = [
    new Paragraph({ heading: HeadingLevel.TITLE, text: plain(title) }),
    ...facts.map(
      ([name, value]) =>
        new Paragraph({ children: [new TextRun({ text: `${name}: `, bold: true }), new TextRun(plain(value))] }),
    ),
    new Paragraph({ spacing: { before: 120, after: 120 }, indent: { left: 240 }, text: plain(notice) }),
  ];
  const parts = sections.flatMap((section) => [
    new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, text: plain(section.title) }),
    ...section.blocks.flatMap((block) => blockOf(library, block)),
  ]);
  const document = new Document({
    title: plain(title),
    creator: maker,
    description: plain(notice),
    styles: { default: { document: { run: { font: 'Calibri', size: 21 } } } },
    sections: [{ children: [...head, ...parts] }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function blockOf(library: Docx, block: Block): (Paragraph | Table)[] {
  const { HeadingLevel, Paragraph, TextRun } = library;
  switch (block.kind) {
    case 'text':
      return [new Paragraph({ spacing: { after: 80 }, text: plain(block.text) })];
    case 'small':
      return [
        new Paragraph({
          spacing: { before: 80 },
          children: [new TextRun({ text: plain(block.text), size: 17, color: '555555' })],
        }),
      ];
    case 'lines': {
      const lines = block.lines.map(
        (line) =>
          new Paragraph({
            indent: { left: 720, hanging: 720 },
            tabStops: [{ type: 'left', position: 720 }],
            children: lineOf(library, line),
          }),
      );
      return [
        ...(block.title === undefined
          ? []
          : [new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, text: plain(block.title) })]),
        ...lines,
      ];
    }
    case 'table':
      return [tableOf(library, block)];
  }
}

function lineOf({ ExternalHyperlink, Tab, TextRun }: Docx, { at, speaker, text, about }: Line): ParagraphChild[] {
  const place =
    at === null
      ? []
      : at.href === null
        ? [new TextRun(at.clock)]
        : [new ExternalHyperlink({ link: at.href, children: [new TextRun({ text: at.clock, style: 'Hyperlink' })] })];
  return [
    ...place,
    new TextRun({ children: [new Tab()] }),
    ...(speaker === null ? [] : [new TextRun({ text: `${plain(speaker)}: `, bold: true })]),
    new TextRun(plain(text)),
    ...(about ? [new TextRun({ text: ` (${plain(about)})`, color: '555555' })] : []),
  ];
}

function tableOf(
  { Paragraph, Table, TableCell, TableRow, TextRun, WidthType }: Docx,
  { head, rows }: Extract<Block, { kind: 'table' }>,
): Table {
  const row = (cells: readonly string[], bold: boolean) =>
    new TableRow({
      tableHeader: bold,
      children: cells.map(
        (cell) =>
          new TableCell({
            children: [new Paragraph({ children: [new TextRun({ text: plain(cell), bold, size: 18 })] })],
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}

/** Removes characters that XML cannot hold. */
function plain(text: string): string {
  return text.replace(/[\s\p{Cc}\uFFFE\uFFFF]+/gu, ' ').toWellFormed();
}
