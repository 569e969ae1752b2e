import { transcriptMessages } from '#lib/messages/transcript';
import { unsureBelow } from '#lib/base/confidence';
import { AppError } from '#lib/base/errors';
import { clock, count, sentence } from '#lib/base/words';
import { type Subtitle, subtitlesOf } from './subtitles.ts';
import { marksOf, wordsOfMark } from './marks.ts';
import { enginesOf, maker, notice, shortNotice } from './notice.ts';
import type { ExportSource } from './source.ts';
import { knownTimes } from './times.ts';
import { subtitleCredit } from '#lib/speech/transcripts/formats/read-subtitles';

/** How long the credit of an SRT file would be shown, in seconds. */
const credit_s = 3;

/**
 * WebVTT (W3C), with voice tags; the notice and the markers are comments. Throws AppError `needs_times` or
 * `needs_transcript`.
 */
export function vtt(source: ExportSource): string {
  const cues = requireCues(source);
  const marks = marksOf(source.view).map((mark) => ({
    at_s: mark.at_s,
    block: `NOTE ${clock(mark.at_s)} ${commentText(wordsOfMark(mark))}`,
  }));
  const head = [`NOTE\n${[source.title, ...aboutLines(source), notice].map(commentText).join('\n')}`];
  const said = cues.map(({ start_s, end_s, speaker, lines }) => {
    const voice = speaker === null ? '' : `<v ${markup(oneLine(speaker))}>`;
    return {
      at_s: start_s,
      block: `${stamp(start_s, '.')} --> ${stamp(end_s, '.')}\n${voice}${lines.map(markup).join('\n')}`,
    };
  });
  const blocks = [...marks, ...said].toSorted((a, b) => a.at_s - b.at_s).map(({ block }) => block);
  return `${['WEBVTT', ...head, ...blocks].join('\n\n')}\n`;
}

/**
 * SubRip, which has cues only. So the credit and the markers are a last cue after the end of the recording, where no
 * player shows it; when the file is given back, this cue is recognised as not spoken. Throws AppError `needs_times` or
 * `needs_transcript`.
 */
export function srt(source: ExportSource): string {
  const cues = requireCues(source);
  const end_s = Math.max(source.view.audio_s ?? 0, source.duration_s ?? 0, ...cues.slice(-20).map((cue) => cue.end_s));
  const credit: Subtitle = {
    start_s: end_s,
    end_s: end_s + credit_s,
    speaker: null,
    first: true,
    lines: [`${subtitleCredit}: ${[shortNotice, ...aboutLines(source), ...markLine(source)].join(' ')}`],
  };
  const blocks = [...cues, credit].map(({ start_s, end_s: to, speaker, first, lines }, index) => {
    const label = speaker !== null && first ? `${oneLine(speaker)}: ` : '';
    return `${index + 1}\n${stamp(start_s, ',')} --> ${stamp(to, ',')}\n${plain(label)}${lines.map(plain).join('\n')}`;
  });
  return `${blocks.join('\n\n')}\n`;
}

function markLine({ view }: ExportSource): string[] {
  const marks = marksOf(view).map((mark) => `${clock(mark.at_s)} ${oneLine(wordsOfMark(mark))}`);
  return marks.length === 0 ? [] : [sentence(`marks made while recording: ${marks.join('; ')}`)];
}

function requireCues({ view, duration_s }: ExportSource): Subtitle[] {
  const times = knownTimes(view);
  if (view.steps.transcript.data === null && view.segments.length === 0)
    throw new AppError('needs_transcript', { reason: 'subtitles' });
  if (times === 'none') throw new AppError('needs_times');
  return subtitlesOf(view, times, view.audio_s ?? duration_s);
}

function aboutLines({ view }: ExportSource): string[] {
  const unsure = view.segments.filter(({ confidence }) => confidence < unsureBelow).length;
  return [
    sentence(`${maker}; ${enginesOf(view, ['transcript']) || 'no engine is named'}`),
    ...(knownTimes(view) === 'starts'
      ? [
          'Only the starts of passages are known: each stays until the next begins, the last as long as it takes ' +
            'to say.',
        ]
      : []),
    ...(view.steps.transcript.data?.sounds_foreign ? [transcriptMessages.notEnglish] : []),
    ...(unsure > 0 ? [sentence(`the recogniser is unsure of ${count(unsure, 'passage')}`)] : []),
  ];
}

/** "01:02:03.456". */
function stamp(seconds: number, point: '.' | ','): string {
  const ms = Math.round(seconds * 1000);
  const part = (value: number, digits = 2): string => String(value).padStart(digits, '0');
  return `${part(Math.floor(ms / 3_600_000))}:${part(Math.floor(ms / 60_000) % 60)}:${part(Math.floor(ms / 1000) % 60)}${point}${part(ms % 1000, 3)}`;
}

/** SubRip has no escapes, and players take text in angle brackets for styles. */
function plain(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}

function markup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function commentText(text: string): string {
  return oneLine(text).replaceAll('-->', '->');
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
