import type { SessionContext } from '#lib/analyses/session-context';
import { dialogueActs } from '#lib/text/acts/dialogue-acts';
import type { TextModel } from '#lib/text/model';

export interface TimedAct {
  speaker: string | null;
  act_type: string;
  text: string;
  start_s: number;
  end_s: number;
}

/**
 * The dialogue acts with their seconds. The caller's acts take precedence; they are placed by their own times,
 * otherwise by their words in the transcript, and left out if they have neither. Without them, acts are found by rules.
 */
export function timedActs(model: TextModel, context: SessionContext): TimedAct[] {
  const given = context.dialogue_acts;
  if (!given || given.length === 0) {
    return dialogueActs(model).map(({ type, sentence }) => ({
      speaker: sentence.speaker,
      act_type: type,
      text: sentence.text,
      ...model.timing.times(sentence.start, sentence.end),
    }));
  }
  let from = 0;
  return given.flatMap((act) => {
    const found =
      act.text_segment === ''
        ? -1
        : model.text.slice(from, from + act.text_segment.length + 2000).indexOf(act.text_segment);
    const at = found < 0 ? null : model.timing.times(from + found, from + found + act.text_segment.length);
    if (found >= 0) from += found + act.text_segment.length;
    const start_s = act.timestamp_start ?? at?.start_s;
    const end_s = act.timestamp_end ?? at?.end_s;
    if (start_s === undefined || end_s === undefined || end_s < start_s) return [];
    return [
      {
        speaker: act.speaker === '' ? null : act.speaker,
        act_type: act.act_type,
        text: act.text_segment,
        start_s,
        end_s,
      },
    ];
  });
}
