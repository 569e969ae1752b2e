import type { SessionView } from '#lib/events/view';
import type { SessionSnapshot } from '#lib/sessions/contract';

/** Serialised once for all viewers of a view. */
const known = new WeakMap<SessionView, string>();

/**
 * Serialises a snapshot for the page: React's own serialisation works object by object, for each visitor, which takes
 * seconds for ten thousand passages. Passages that the transcript contains are not sent twice.
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
