import type { SessionView } from '#lib/events/view';
import type { SessionSnapshot } from '#lib/sessions/contract';

/** Of a view that many look at, made once. */
const known = new WeakMap<SessionView, string>();

/**
 * A snapshot for the page, as text: React's own form of it is made object by object, for each visitor, which takes
 * seconds for ten thousand passages. Passages that stand in the transcript are not sent a second time.
 */
export function packed({ view, ...rest }: SessionSnapshot): string {
  const json =
    known.get(view) ??
    JSON.stringify(view.segments === view.steps.transcript.data?.segments ? { ...view, segments: null } : view);
  known.set(view, json);
  return `${JSON.stringify(rest).slice(0, -1)},"view":${json}}`;
}

export function unpacked(json: string): SessionSnapshot {
  const { view, ...rest } = JSON.parse(json) as Omit<SessionSnapshot, 'view'> & {
    view: Omit<SessionView, 'segments'> & { segments: SessionView['segments'] | null };
  };
  return { ...rest, view: { ...view, segments: view.segments ?? view.steps.transcript.data?.segments ?? [] } };
}
