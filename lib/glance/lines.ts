import { decidedAndToDo, openActions, openQuestions } from '#lib/analyses/enhanced-understanding/findings';
import { asOfToday } from '#lib/analyses/pages';
import { findingId } from '#lib/analyses/evidence/finding';
import { evidenceFor } from '#lib/analyses/evidence/evidence-for';
import type { EnhancedUnderstanding } from '#lib/analyses/enhanced-understanding/schema';
import { plainIntent } from '#lib/analyses/speaker-intent-analysis/plain';
import { list } from '#lib/base/words';
import type { StepViews } from '#lib/events/view';

/** One item of a line, with the moment at which it is heard; null if it belongs to no moment. */
export interface GlanceItem {
  text: string;
  who: string | null;
  /** True if the text is a quote. */
  said: boolean;
  at: { finding: string; start_s: number } | null;
}

export interface GlanceLine {
  name: 'About' | 'Decided' | 'To do' | 'Open' | 'Who wants what';
  items: GlanceItem[];
  /** How many more items the note has. */
  more: number;
}

/** The most items that each line shows. */
const most = { topics: 5, quotes: 2, people: 3 } as const;

/**
 * Topics, decisions, tasks, open questions, and the aims of each person: only what the notes say. A line without
 * content is left out.
 */
export function linesOf(steps: StepViews): GlanceLine[] {
  const { data } = steps.enhanced_understanding;
  const understanding = data?.sufficiency.enough ? understood(asOfToday('enhanced_understanding', data)) : [];
  return [...understanding, ...wants(steps)];
}

function understood(data: EnhancedUnderstanding): GlanceLine[] {
  const quotes = (
    name: GlanceLine['name'],
    cue: string,
    all: readonly { text: string; who: string | null; start_s: number }[],
  ): GlanceLine[] => {
    const items = all.flatMap(({ text, who, start_s }): GlanceItem[] => {
      const found = evidenceFor(data.evidence, text, start_s, cue);
      return found === null
        ? []
        : [
            {
              text,
              who,
              said: true,
              at: { finding: findingId('enhanced_understanding', found.cue, found.quote), start_s: found.start_s },
            },
          ];
    });
    return items.length === 0
      ? []
      : [{ name, items: items.slice(0, most.quotes), more: Math.max(0, items.length - most.quotes) }];
  };
  const topics = data.key_topics.slice(0, most.topics);
  const { decisions, actions } = decidedAndToDo(data);
  return [
    ...(topics.length === 0
      ? []
      : [{ name: 'About' as const, items: [{ text: list(topics), who: null, said: false, at: null }], more: 0 }]),
    ...quotes(
      'Decided',
      'decision',
      decisions.map(({ text, speaker, start_s }) => ({ text, who: speaker, start_s })),
    ),
    ...quotes(
      'To do',
      'action_item',
      openActions({ actions }).map(({ text, who, start_s }) => ({ text, who, start_s })),
    ),
    ...quotes(
      'Open',
      'open_question',
      openQuestions(data).map(({ question, speaker, start_s }) => ({ text: question, who: speaker, start_s })),
    ),
  ];
}

/** Aims that are clear and rest on a quote. */
function wants({ speaker_intent_analysis: { data } }: StepViews): GlanceLine[] {
  if (!data?.sufficiency.enough || data.evidence.length === 0) return [];
  const { speakers } = asOfToday('speaker_intent_analysis', data);
  const items = speakers.flatMap(({ speaker, intents }): GlanceItem[] => {
    const found = data.evidence.find((item) => item.speaker === speaker);
    if (intents.length === 0 || !found) return [];
    return [
      {
        text: list(intents.map(plainIntent)),
        who: speaker,
        said: false,
        at: { finding: findingId('speaker_intent_analysis', found.cue, found.quote), start_s: found.start_s },
      },
    ];
  });
  return items.length === 0
    ? []
    : [{ name: 'Who wants what', items: items.slice(0, most.people), more: Math.max(0, items.length - most.people) }];
}
