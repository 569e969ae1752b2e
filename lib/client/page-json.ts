import type { SessionView } from '#lib/events/view';
import type { Told } from '#lib/glance/told';
import type { SessionSnapshot } from '#lib/sessions/contract';

/** A snapshot with the sentences that the page makes of it. */
export type PageSnapshot = SessionSnapshot & { told: Told };

/** Serialised once for all viewers of a view, with its sentences. */
const known = new WeakMap<SessionView, string>();

/**
 * Serialises a snapshot for the page: React's own serialisation works object by object, for each visitor, which takes
 * seconds for ten thousand passages. Passages that the transcript contains are not sent twice.
 */
export function packed({ view, ...rest }: SessionSnapshot, toldOf: (view: SessionView) => Told): string {
  const json =
    known.get(view) ??
    JSON.stringify({
      told: toldOf(view),
      view: view.segments === view.steps.transcript.data?.segments ? { ...view, segments: null } : view,
    }).slice(1);
  known.set(view, json);
  return `${JSON.stringify(rest).slice(0, -1)},${json}`;
}

export function unpacked(json: string): PageSnapshot {
  const { view, ...rest } = JSON.parse(json) as Omit<PageSnapshot, 'view'> & {
    view: Omit<SessionView, 'segments'> & { segments: SessionView['segments'] | null };
  };
  return { ...rest, view: { ...view, segments: view.segments ?? view.steps.transcript.data?.segments ?? [] } };
}
