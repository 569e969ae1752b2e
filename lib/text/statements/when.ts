import { cueTable, findCuesIn } from '#lib/text/cues/cue-table';
import type { Sentence, Span, TextModel } from '#lib/text/model';

const day = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const part = 'morning|afternoon|evening|night';
const unit = '~minute|~hour|~day|~week|~month|~year';
const stretch = 'week|month|day|year|quarter|weekend';
const month = 'january|february|march|april|may|june|july|august|september|october|november|december';
const event = 'lunch|work|school|dinner|breakfast|christmas|easter|summer';
const meeting = 'meeting|call|break|weekend|holidays|visit|deadline|release|launch';

/**
 * Words that say until when or how often. Only words of time stand behind a preposition ("by the office on Monday" says
 * Monday).
 */
const deadlineTable = cueTable([
  {
    cue: 'when',
    phrases: [
      `by|before|until|on|this|next|for ${day}|tomorrow|tonight|noon (${part})`,
      `${day} ${part}`,
      `by|before|until|on|from (the) #NUM (of) (${month})`,
      'by|before|until|at|around #NUM (am|pm)',
      'by|before|until then|now',
      `by|before|until|at the end|beginning of (the|this|next) ${stretch}`,
      `end of (the|this|next) ${stretch}`,
      `this|next|every|each ${day}|${stretch}|${part}`,
      `by|before|until next|this ${stretch}|${part}`,
      `in|within #NUM|a|an|the|another (few|couple|couple) (of) ${unit}`,
      `within #NUM|a|an|the next #NUM|few ${unit}`,
      `tomorrow|today|tonight|yesterday (${part})`,
      `in|by (the|early|late) ${part}|${month}`,
      'as soon as possible',
      'asap',
      'straight|right away',
      'right now',
      'this very day',
      `first thing (tomorrow|in|on) (the|${day}) (${part})`,
      'later today|tonight|this|on',
      `after|before ${event}`,
      `after|before|in|at the (next) ${meeting}`,
      'over|at the weekend',
      'once|twice a|per|every day|week|month',
      'one|two|three|four|five|six ~time a|per|every day|week|month',
      'once|twice daily|weekly',
      'at the latest',
      'next time',
      `on the #NUM|#ADJ (of) (${month})`,
    ],
  },
]);

/** The first words of time inside a span, verbatim and as long as they reach; null where there are none. */
export function whenIn(model: TextModel, sentences: readonly Sentence[], span: Span): string | null {
  const matches = sentences
    .flatMap((sentence) => findCuesIn(model, sentence, deadlineTable))
    .filter(({ start, end }) => start >= span.start && end <= span.end);
  const [first] = matches.toSorted((a, b) => a.start - b.start);
  if (!first) return null;
  let { end } = first;
  // "tomorrow at ten", "on Monday morning by nine": what follows at once goes on saying when.
  for (const match of matches.toSorted((a, b) => a.start - b.start))
    if (match.start <= end + 1) end = Math.max(end, match.end);
  return model.text.slice(first.start, end);
}
