import { withoutRepeats } from '#lib/analyses/transcript/to-word-times';
import type { SessionView } from '#lib/events/view';
import type { Told } from '#lib/glance/told';
import type { SessionSnapshot } from '#lib/sessions/contract';
import type { Packed } from './page-json';
import { withColumns } from './to-columns';

/** Serialised once for all viewers of a view, with its sentences. */
const known = new WeakMap<SessionView, string>();

/**
 * Serialises a snapshot for the page: React's own serialisation works object by object, for each visitor, which takes
 * seconds for ten thousand passages. Nothing that the passages contain is sent twice, and lists are sent by column:
 * the page of ten thousand passages was 24 MB otherwise.
 */
export function packed({ view, ...rest }: SessionSnapshot, toldOf: (view: SessionView) => Told): string {
  const json = known.get(view) ?? asciiJson(withColumns(packedView(view, toldOf(view)))).slice(1);
  known.set(view, json);
  return `${asciiJson(rest).slice(0, -1)},${json}`;
}

/**
 * JSON in ASCII: a string with one other character takes two bytes for each of its characters, in the server and in the
 * browser; both write and parse it in twice the time, and a browser decodes it in five times the time.
 */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function packedView(view: SessionView, told: Told): Packed {
  const { data } = view.steps.transcript;
  const short = data && withoutRepeats(data);
  return {
    told,
    ...(short?.left_out ?? { joined: false, words: null }),
    view: {
      ...view,
      segments: view.segments === data?.segments ? null : view.segments,
      steps: { ...view.steps, transcript: { ...view.steps.transcript, data: short?.data ?? null } },
    },
  };
}
