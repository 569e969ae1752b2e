import { type AnalysisType, type Need, stepOf } from '#lib/analyses/steps';
import type { StepState } from '#lib/events/view';
import { cardsMessages } from '#lib/messages/cards';

const named: Record<Need, string> = cardsMessages.needs;

/** What a card without a result is doing, or waiting for. */
export function waitingWords(type: AnalysisType, state: StepState): string {
  if (state === 'running') {
    if (type === 'audio_quality_metrics') return cardsMessages.measuring;
    return type === 'transcript' ? cardsMessages.listening : cardsMessages.reading;
  }
  return cardsMessages.waitsFor(stepOf(type).needs.map((need) => named[need]));
}
