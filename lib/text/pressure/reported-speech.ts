import { lexicon } from '#lib/text/lexicons/lexicon';
import { pattern } from '#lib/base/pattern';
import type { CueMatch } from '#lib/text/matcher/cue-table';
import type { TextModel } from '#lib/text/model';
import type { Token } from '#lib/text/tokens/token';

type Place = Pick<CueMatch, 'first' | 'last' | 'sentence'>;

/** Number of tokens before and after a phrase in which a reporting clause is sought. */
const reach = { before: 20, after: 4 } as const;
/** In tokens. A hesitation this near shows that the speaker looks for words. */
const near = 10;

const telling = lexicon('telling-verbs');
const others = lexicon('third-persons');

/**
 * Whether the phrase is another person's words, or the speaker's own of another day ("and I said ...", "I told him
 * ..."). This covers cases that `contextOf` misses.
 */
export function isReportedSpeech(model: TextModel, match: Place): boolean {
  const before = model.tokens.slice(Math.max(match.sentence.first, match.first - reach.before), match.first);
  const after = model.tokens.slice(match.last + 1, Math.min(match.sentence.last, match.last + reach.after) + 1);
  return (
    isTeller(after) ||
    before.some((token, at) => telling.has(token.lemma) && token.pos !== 'NOUN' && isTelling(before, at))
  );
}

function isTelling(before: Token[], at: number): boolean {
  if (before.slice(Math.max(0, at - 3), at).some((token) => others.has(token.norm))) return true;
  // "I said" opens a sentence in a quarrel. After "and" or "so", or to a third person, it reports another day's words.
  const subject = before[at - 1];
  if (subject?.norm !== 'i' && !(subject?.norm === 'would' && before[at - 2]?.norm === 'i')) return false;
  const joined = before[subject.norm === 'i' ? at - 2 : at - 3];
  return /^(?:and|so|then)$/u.test(joined?.norm ?? '') || /^(?:him|her|them|my)$/u.test(before[at + 1]?.norm ?? '');
}

/** Whether a reporting clause follows the words: "..., he says". */
function isTeller(after: Token[]): boolean {
  return after.some(
    (token, i) => /^(?:he|she|they)$/u.test(token.norm) && /^(?:say|tell|go|yell)$/u.test(after[i + 1]?.lemma ?? ''),
  );
}

const hesitations = lexicon('hesitations');
const doubled = lexicon('doubled-words');

/**
 * Whether "uh", "you know", a doubled "the, the" or laughter stands next to the phrase. The speaker then looks for
 * words or jokes, and "you" mostly addresses no one.
 */
export function isThinkingAloud(model: TextModel, match: Place): boolean {
  const { speaker } = match.sentence;
  const around = model.tokens
    .slice(Math.max(0, match.first - near), match.last + near + 1)
    .filter((token) => speaker === null || speakerAt(model, token.start) === speaker);
  return around.some((token, i) => hesitations.has(token.norm) || isAside(around, i) || isDoubled(around, i));
}

function speakerAt(model: TextModel, start: number): string | null {
  const at = model.timing.segmentAt(start);
  return at ? (model.speakers.bySegment[at.index] ?? null) : null;
}

function isAside(tokens: Token[], i: number): boolean {
  if (tokens[i]?.norm !== 'you' || tokens[i + 1]?.norm !== 'know') return false;
  const before = tokens[i - 1]?.norm ?? '';
  if (/^(?:do|did|if|that|as|let|would|not|will|never|think)$/u.test(before)) return false;
  const after = tokens[i + 2];
  return (
    after === undefined ||
    after.text === ',' ||
    after.pos === 'INTJ' ||
    /^(?:if|and|like|they|he|she|we|just|but|because|when)$/u.test(after.norm)
  );
}

function isDoubled(tokens: Token[], i: number): boolean {
  const token = tokens[i];
  const next = tokens[i + 1]?.text === ',' ? tokens[i + 2] : tokens[i + 1];
  return token !== undefined && doubled.has(token.norm) && next?.norm === token.norm;
}

/** Number of segments before and after a phrase in which words of a game are sought. */
const playReach = 3;
const games = pattern('iu')`
  \b(?:in (?:this|the|that) game|best of three|you win|i win|i won|rematch|your turn to (?:roll|play)
  |checkmate|level \w+|player (?:one|two)|just kidding|haha|lol)\b
`;

/** Cached, because a long segment can contain thousands of phrases. */
const playful = new WeakMap<object, boolean>();

function isPlayful(segment: { text: string }): boolean {
  const known = playful.get(segment) ?? games.test(segment.text);
  playful.set(segment, known);
  return known;
}

/** Whether the phrase belongs to a game: "You'll regret that" between players. */
export function isPlay(model: TextModel, match: Place): boolean {
  const at = match.sentence.segment;
  return model.segments
    .slice(Math.max(0, at - playReach), at + playReach + 1)
    .some(({ segment }) => isPlayful(segment));
}
