import type { Evidence } from './evidence.ts';
import type { Span, TextModel } from '#lib/text/model';

/** Evidence for a span of text: verbatim quote, seconds, segment and speaker. */
export function evidenceOf(model: TextModel, span: Span, cue: string, note?: string): Evidence {
  const at = model.timing.segmentAt(span.start);
  return {
    quote: model.text.slice(span.start, span.end),
    segment_id: at?.segment.id ?? null,
    ...model.timing.times(span.start, span.end),
    speaker: at ? (model.speakers.bySegment[at.index] ?? null) : null,
    cue,
    source: 'text',
    ...(note === undefined ? {} : { note }),
  };
}
