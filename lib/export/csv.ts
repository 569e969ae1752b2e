import { transcriptMessages } from '#lib/messages/transcript';
import { clock } from '#lib/base/words';
import { findingsOf } from './findings.ts';
import type { ExportTable } from './formats.ts';
import { marksOf } from './marks.ts';
import { madeBy, maker, shortNotice } from './notice.ts';
import { passagesOf } from './passages.ts';
import type { ExportSource } from './source.ts';
import { type KnownTimes, knownTimes, tableSeconds } from './times.ts';

type Cell = string | number | null;
type Row = Record<string, Cell>;

/**
 * One table in the format of RFC 4180, in UTF-8 with a byte order mark, by which spreadsheets recognise it. Text never
 * becomes a formula; numbers stay numbers.
 */
export function csv(source: ExportSource, table: ExportTable): string {
  const { head, rows } = rowsOf[table](source);
  const lines = [head, ...rows.map((row) => head.map((name) => row[name] ?? null))].map(
    (cells) => `${cells.map(cellOf).join(',')}\r\n`,
  );
  return `\uFEFF${lines.join('')}`;
}

const rowsOf: Record<ExportTable, (source: ExportSource) => { head: string[]; rows: Row[] }> = {
  passages: passageRows,
  findings: findingRows,
  marks: markRows,
};

const passageHead = [
  'passage',
  'start',
  'end',
  'start_s',
  'end_s',
  'speaker',
  'text',
  'confidence',
  'emotion',
  'emotion_source',
  'valence',
  'arousal',
  'transcript_engine',
  'emotion_engine',
  'notice',
];

function passageRows({ view }: ExportSource): { head: string[]; rows: Row[] } {
  const times = knownTimes(view);
  const transcript_engine = `${madeBy(view.steps.transcript.engine)}, ${maker}`;
  const emotion_engine = madeBy(view.steps.emotion_analysis.engine);
  const foreign = view.steps.transcript.data?.sounds_foreign ? `${transcriptMessages.notEnglish} ` : '';
  const notice = `${foreign}${shortNotice}`;
  const rows = passagesOf(view).map((passage) => ({
    passage: passage.id,
    ...timeCells(passage, times),
    speaker: passage.speaker,
    text: passage.text,
    confidence: view.steps.transcript.engine?.name === 'given' ? null : Math.round(passage.confidence * 1000) / 1000,
    emotion: passage.emotions.map(({ emotion }) => emotion).join(', ') || null,
    emotion_source:
      passage.emotions.map(({ source }) => (source === 'both' ? 'text and audio' : source)).join(', ') || null,
    valence: passage.valence,
    arousal: passage.arousal,
    transcript_engine,
    emotion_engine,
    notice,
  }));
  return { head: passageHead, rows };
}

const findingHead = [
  'reading',
  'finding',
  'quote',
  'speaker',
  'start',
  'end',
  'start_s',
  'end_s',
  'source',
  'explanation',
  'disputed',
  'engine',
  'notice',
];

function findingRows({ view }: ExportSource): { head: string[]; rows: Row[] } {
  const times = knownTimes(view);
  const rows = findingsOf(view).map(
    ({ reading, finding, quote, speaker, source, explanation, disputed, engine, ...place }) => {
      return {
        reading,
        finding,
        quote,
        speaker,
        ...timeCells(place, times),
        source,
        explanation,
        disputed,
        engine: `${madeBy(engine)}, ${maker}`,
        notice: shortNotice,
      };
    },
  );
  return { head: findingHead, rows };
}

/** The markers and pauses of a live recording. */
function markRows({ view }: ExportSource): { head: string[]; rows: Row[] } {
  const rows = marksOf(view).map(({ kind, at_s, text }) => ({
    mark: kind,
    at: clock(at_s),
    at_s: tableSeconds(at_s),
    text: text || null,
  }));
  return { head: ['mark', 'at', 'at_s', 'text'], rows };
}

function timeCells({ start_s, end_s }: { start_s: number; end_s: number }, times: KnownTimes): Row {
  const from = times === 'none' ? null : start_s;
  const to = times === 'both' ? end_s : null;
  return {
    start: from === null ? null : clock(from),
    end: to === null ? null : clock(to),
    start_s: tableSeconds(from),
    end_s: tableSeconds(to),
  };
}

/**
 * A spreadsheet takes a cell for a formula if it begins with one of these, including full-width forms and leading
 * blanks.
 */
const formula = /^\s*[=+\-@|%＝＋－＠]/u;
/** The same after a semicolon, which separates cells in half of Europe. */
const laterFormula = /;(?=\s*[=+@-])/gu;

function cellOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const line = cell.replace(/[\s\0]+/gu, ' ').replace(laterFormula, ";'");
  return `"${(formula.test(line) ? `'${line}` : line).replaceAll('"', '""')}"`;
}
