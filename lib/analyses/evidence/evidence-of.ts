import type { Evidence } from './evidence.ts';
import type { Span, TextModel } from '#lib/text/model';

/** A span, and the rule that found it (or its id), if one did. */
export interface Found extends Span {
  rule?: { id: string } | string | null;
}

/** Evidence for a span of text: verbatim quote, seconds, segment, speaker and rule. */
export function evidenceOf(model: TextModel, span: Found, cue: string, note?: string): Evidence {
  const rule = typeof span.rule === 'object' ? span.rule?.id : span.rule;
  const at = model.timing.segmentAt(span.start);
  return {
    quote: model.text.slice(span.start, span.end),
    segment_id: at?.segment.id ?? null,
    ...model.timing.times(span.start, span.end),
    speaker: at ? (model.speakers.bySegment[at.index] ?? null) : null,
    cue,
    source: 'text',
    ...(note === undefined ? {} : { note }),
    ...(rule === undefined ? {} : { rule }),
  };
}
