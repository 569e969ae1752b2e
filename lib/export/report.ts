import { transcriptMessages } from '#lib/messages/transcript';
import type { Line, Place, Block } from './blocks.ts';
import { leadOf } from '#lib/analyses/pages';
import type { Engine } from '#lib/analyses/analysis';
import type { ResultData } from '#lib/analyses/results/results';
import { type AnalysisType, analysisTypes, titles } from '#lib/analyses/steps';
import { capital, clock, count, duration, sentence } from '#lib/base/words';
import type { StepView } from '#lib/events/view';
import { detailsOf } from './details.ts';
import { type Finding, findingsIn } from './findings.ts';
import { marksOf, wordsOfMark } from './marks.ts';
import { enginesOf, limits, madeBy, maker, notice, unfinished } from './notice.ts';
import type { ExportSource } from './source.ts';
import { knownTimes } from './times.ts';

export interface Report {
  title: string;
  /** Facts about the recording and its analysis: name and value. */
  facts: [name: string, value: string][];
  notice: string;
  sections: { title: string; blocks: Block[] }[];
}

/** Further findings of a reading are only counted; the tables and JSON have them all. */
const mostFindings = 12;

/**
 * The content of the page as a document that is read from beginning to end: the understanding first, the transcript
 * last.
 */
export function reportOf(source: ExportSource): Report {
  const { view } = source;
  const order: AnalysisType[] = [
    'enhanced_understanding',
    ...analysisTypes.filter((type) => type !== 'enhanced_understanding' && type !== 'transcript'),
  ];
  const sections = order.flatMap((type) => section(source, type));
  const asked = view.custom.flatMap(({ name, data, engine }): Report['sections'] => {
    const found = (data?.findings ?? []).map(({ quote, note, speaker, start_s }): Line => ({
      at: placeOf(source, start_s),
      speaker,
      text: `“${quote}”`,
      about: note,
    }));
    return data
      ? [
          {
            title: name,
            blocks: [
              text(data.reply ?? `Not enough to say. ${data.sufficiency.reason ?? ''}`),
              ...lines(found),
              small(madeBy(engine)),
            ],
          },
        ]
      : [];
  });
  return {
    title: source.title,
    facts: factsOf(source),
    notice,
    sections: [...sections, ...asked, ...markSection(source), transcriptSection(source)],
  };
}

function factsOf({ title, created_at, duration_s, url, file_name, given, view }: ExportSource): Report['facts'] {
  const length_s = view.audio_s ?? duration_s;
  const state = unfinished(view);
  const rows: [string, string | null][] = [
    ['Made', `${created_at.slice(0, 16).replace('T', ' ')} UTC`],
    ['Length', length_s === null ? null : duration(length_s)],
    [given ? 'Given text' : 'File', file_name === title ? null : file_name],
    ['Address', url],
    ['Made by', `${maker}. ${enginesOf(view) || 'Nothing was read yet'}.`],
    ['State', state],
  ];
  return rows.flatMap(([name, value]): Report['facts'] => (value === null ? [] : [[name, value]]));
}

function section(source: ExportSource, type: AnalysisType): Report['sections'] {
  const step = source.view.steps[type] as StepView;
  const { data, error } = step;
  if (!data)
    return error
      ? [
          {
            title: titles[type],
            blocks: [text(error.code === 'needs_audio' ? error.message : `This step failed. ${error.message}`)],
          },
        ]
      : [];
  const { enough, reason } = data.sufficiency;
  const first = enough ? leadOf(type, data, step.engine?.kind) : `Not enough to say. ${reason ?? ''}`;
  const details = enough ? detailsOf(type, data, (start_s) => placeOf(source, start_s)) : [];
  const told = details.flatMap((block) => (block.kind === 'lines' ? block.lines : []));
  // The same words from another moment have not been listed yet; a line without a moment stands for all of them.
  const isTold = ({ quote, start_s }: Finding): boolean =>
    told.some(({ at, text: line }) =>
      quote === '' ? at?.clock === clock(start_s) : bare(line) === bare(quote) && (!at || at.clock === clock(start_s)),
    );
  const findings = findingsIn(type, data, step.engine, source.view.disputes).filter(
    (finding) => finding.disputed !== null || !isTold(finding),
  );
  const blocks = [
    text(first),
    ...details,
    ...findingBlocks(source, findings, told.length > 0 ? 'Also noticed' : undefined),
    small(footer(step, limits[type])),
  ];
  return [{ title: titles[type], blocks: blocks.filter((block) => !('text' in block) || block.text !== '') }];
}

function findingBlocks(source: ExportSource, findings: readonly Finding[], title?: string): Block[] {
  const shown = findings
    .slice(0, mostFindings)
    .map(({ quote, finding, speaker, start_s, explanation, disputed }): Line => {
      return {
        at: placeOf(source, start_s),
        speaker,
        text: quote === '' ? capital(finding) : `“${quote}”`,
        about: [
          [quote === '' ? '' : finding, explanation].filter(Boolean).join(': '),
          disputed === null ? '' : `marked as wrong by its owner: ${disputed}`,
        ]
          .filter(Boolean)
          .join('; '),
      };
    });
  const more = findings.length - shown.length;
  return [
    ...lines(shown, title),
    ...(more > 0 ? [small(`And ${count(more, 'further place')}, which the table of findings lists.`)] : []),
  ];
}

/** The parts of a note's footer. */
interface Provenance {
  engine: Engine | null;
  fallback_reason: string | null;
  provisional: boolean;
  so_far_s: number | null;
  data: ResultData | null;
}

function footer({ engine, fallback_reason, provisional, so_far_s, data }: Provenance, limit: string): string {
  const dropped = data?.dropped_claims ?? 0;
  const parts = [
    sentence(madeBy(engine)),
    fallback_reason ?? '',
    provisional
      ? `A first reading${so_far_s === null ? '' : ` of the recording up to ${clock(so_far_s)}`}; another was to ` +
        'follow.'
      : '',
    dropped > 0 ? `${capital(count(dropped, 'claim'))} left out: the quote was not in the transcript.` : '',
    limit,
  ];
  return parts.filter((part) => part !== '' && part !== '.').join(' ');
}

/** The markers and pauses of a live recording. */
function markSection(source: ExportSource): Report['sections'] {
  const marks = marksOf(source.view).map((mark): Line => ({
    at: placeOf(source, mark.at_s),
    speaker: null,
    text: wordsOfMark(mark),
  }));
  return marks.length === 0 ? [] : [{ title: 'Marks made while recording', blocks: lines(marks) }];
}

function transcriptSection(source: ExportSource): Report['sections'][number] {
  const { view } = source;
  const { data, engine, error } = view.steps.transcript;
  const said = view.segments.map(({ start_s, speaker, text: words }): Line => ({
    at: placeOf(source, start_s),
    speaker,
    text: words,
  }));
  const none = text(
    error?.message ?? (data ? 'Nothing was said that could be recognised.' : 'There is no transcript yet.'),
  );
  return {
    title: titles.transcript,
    blocks: [
      ...(data?.sounds_foreign ? [text(transcriptMessages.notEnglish)] : []),
      ...(data ? [text(leadOf('transcript', data, engine?.kind))] : []),
      ...(said.length > 0 ? lines(said) : [none]),
      small(`${sentence(madeBy(engine) || 'not finished')} ${limits.transcript}`),
    ],
  };
}

/** null if no time is known. */
function placeOf({ url, view }: ExportSource, start_s: number): Place | null {
  return knownTimes(view) === 'none'
    ? null
    : { clock: clock(start_s), href: url && `${url}#t=${Math.round(start_s * 10) / 10}` };
}

const text = (words: string): Block => ({ kind: 'text', text: words.trim() });
const small = (words: string): Block => ({ kind: 'small', text: words.trim() });
const lines = (list: Line[], title?: string): Block[] =>
  list.length === 0 ? [] : [{ kind: 'lines', title, lines: list }];

/** Words without quotation marks and final stop. */
function bare(words: string): string {
  return words.replace(/^“|[\s.,;:!?…”]+$/gu, '');
}
