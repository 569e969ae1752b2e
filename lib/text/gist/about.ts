import { count, list } from '#lib/base/words';
import { intentsOf } from '#lib/text/intents/intents';
import type { Intent } from '#lib/text/intents/names';
import type { TextModel } from '#lib/text/model';

const most = { speakers: 4 } as const;

/**
 * The first sentence of a summary: who talks, in order of first speech, and about what ("Anna and Tom talk about the
 * roof"). null if no topic is known. Speaker labels stay as they are, so that names given later can replace them.
 */
export function aboutLine(model: TextModel, topics: readonly string[]): string | null {
  if (topics.length === 0) return null;
  const { names } = model.speakers;
  if (names.length === 0) return `The talk is about ${list(topics)}.`;
  if (names.length === 1) return `${names[0] ?? ''} talks about ${list(topics)}.`;
  const { first, verb, other } = dealings(model);
  const who =
    names.length <= most.speakers
      ? list(first ?? names)
      : `${names.slice(0, most.speakers - 1).join(', ')} and ${count(names.length - most.speakers + 1, 'other')}`;
  return `${who} ${verb}${other === null ? '' : ` ${other}`} about ${list(topics)}.`;
}

interface Dealings {
  /** The speakers who act, if they act differently; null if all do the same. */
  first: string[] | null;
  verb: string;
  other: string | null;
}

const talking: Dealings = { first: null, verb: 'talk', other: null };
/** The verb for what one of two speakers does with the other, by the intents of both. */
const between: { own: Intent; others: readonly Intent[]; verb: string }[] = [
  { own: 'seek_care', others: ['diagnose', 'advise'], verb: 'consults' },
  { own: 'interview', others: ['be_interviewed'], verb: 'interviews' },
];

/** Least confidence of every speaker's intent at which the first sentence names it. */
const plainFrom = 0.5;

/** What the speakers do with each other, if their intents show it plainly; otherwise they talk. */
function dealings(model: TextModel): Dealings {
  const found = intentsOf(model).filter(({ confidence }) => (confidence ?? 0) >= plainFrom);
  if (found.length === 0 || found.length < model.speakers.names.length) return talking;
  if (found.every(({ intents }) => intents[0] === 'negotiate')) return { ...talking, verb: 'negotiate' };
  const [a, b] = found;
  if (!a || !b || found.length !== 2) return talking;
  for (const [one, two] of [
    [a, b],
    [b, a],
  ] as const) {
    const fit = between.find(
      ({ own, others }) => one.intents[0] === own && two.intents[0] !== undefined && others.includes(two.intents[0]),
    );
    if (fit) return { first: [one.speaker], verb: fit.verb, other: two.speaker };
  }
  return talking;
}
