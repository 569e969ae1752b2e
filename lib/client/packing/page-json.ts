import type { Transcript } from '#lib/analyses/transcript/schema';
import type { SessionView } from '#lib/events/view';
import type { Told } from '#lib/glance/told';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { fromColumns, withColumns } from './columns';
import { type WordTimes, wordsOf, wordTimes } from './word-times';

/** A snapshot with the sentences that the page makes of it. */
export type PageSnapshot = SessionSnapshot & { told: Told };

/** What is left out of the JSON because the rest contains it. */
interface Packed {
  told: Told;
  view: Omit<SessionView, 'segments'> & { segments: SessionView['segments'] | null };
  /** The words of the transcript, which then has none. */
  words: WordTimes | null;
  /** The transcript has the text of its passages. */
  joined: boolean;
}

/** Serialised once for all viewers of a view, with its sentences. */
const known = new WeakMap<SessionView, string>();

/**
 * Serialises a snapshot for the page: React's own serialisation works object by object, for each visitor, which takes
 * seconds for ten thousand passages. Nothing that the passages contain is sent twice, and lists are sent by column:
 * the page of ten thousand passages was 24 MB otherwise.
 */
export function packed({ view, ...rest }: SessionSnapshot, toldOf: (view: SessionView) => Told): string {
  const json = known.get(view) ?? JSON.stringify(withColumns(packedView(view, toldOf(view)))).slice(1);
  known.set(view, json);
  return `${JSON.stringify(rest).slice(0, -1)},${json}`;
}

export function unpacked(json: string): PageSnapshot {
  const { view, words, joined, ...rest } = fromColumns(JSON.parse(json)) as Omit<PageSnapshot, 'view'> & Packed;
  const { data, ...step } = view.steps.transcript;
  const whole: Transcript | null = data && {
    ...data,
    ...(joined ? { transcript: textOf(data) } : {}),
    ...(words ? { words: wordsOf(data.segments, words) } : {}),
  };
  return {
    ...rest,
    view: {
      ...view,
      segments: view.segments ?? whole?.segments ?? [],
      steps: { ...view.steps, transcript: { ...step, data: whole } },
    },
  };
}

function packedView(view: SessionView, told: Told): Packed {
  const { data } = view.steps.transcript;
  const words = data && wordTimes(data.segments, data.words);
  const joined = data !== null && data.transcript === textOf(data);
  const rest = data && { ...data, ...(words ? { words: [] } : {}), ...(joined ? { transcript: '' } : {}) };
  return {
    told,
    words,
    joined,
    view: {
      ...view,
      segments: view.segments === data?.segments ? null : view.segments,
      steps: { ...view.steps, transcript: { ...view.steps.transcript, data: rest } },
    },
  };
}

function textOf({ segments }: Transcript): string {
  return segments.map(({ text }) => text).join(' ');
}
