import { type LeftOut, restored } from '#lib/analyses/transcript/word-times';
import type { SessionView } from '#lib/events/view';
import type { Told } from '#lib/glance/told';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { fromColumns } from './columns';

/** A snapshot with the sentences that the page makes of it. */
export type PageSnapshot = SessionSnapshot & { told: Told };

/** What is left out of the JSON because the rest contains it. */
export interface Packed extends LeftOut {
  told: Told;
  view: Omit<SessionView, 'segments'> & { segments: SessionView['segments'] | null };
}

/** Restores what `packed` left out. */
export function unpacked(json: string): PageSnapshot {
  const { view, words, joined, ...rest } = fromColumns(JSON.parse(json)) as Omit<PageSnapshot, 'view'> & Packed;
  const { data, ...step } = view.steps.transcript;
  const whole = data && restored(data, { joined, words });
  return {
    ...rest,
    view: {
      ...view,
      segments: view.segments ?? whole?.segments ?? [],
      steps: { ...view.steps, transcript: { ...step, data: whole } },
    },
  };
}
