import { manipulationMatches } from '#lib/analyses/manipulation-assessment/local';
import { contextOf } from '#lib/analyses/text/context';
import { findCues } from '#lib/analyses/text/cues';
import type { CueMatch } from '#lib/analyses/text/cues';
import { tokensOf } from '#lib/analyses/text/model';
import type { Sentence, Span, TextModel } from '#lib/analyses/text/model';
import { actionTable, adviceTable, deadlineTable, favourTable, intentionTable, noTask, taskLemmas } from './action-cues.ts';
import { replyTo } from './replies.ts';

export interface ActionItem {
  sentence: Sentence;
  /** The sentence, or the clause that says it where the sentence is long. */
  span: Span;
  /** The speaker's label, "we", "the person spoken to" or a name; null where it is not said. */
  who: string | null;
  /** The words that say until when, verbatim, or null. */
  when: string | null;
  /** Somebody said yes to the request. */
  accepted: boolean;
}

/** A sentence of at most this many words is quoted whole. */
const shortSentence = 14;
const shortestClause = 4;

/** What somebody said they, or somebody else, will do. Negated, quoted, supposed and threatened things are left out, and refused requests. */
export function actionsOf(model: TextModel): ActionItem[] {
  const threats = manipulationMatches(model).filter(({ cue }) => cue === 'intimidation' || cue === 'pressure');
  const threatened = new Map(threats.map((match) => [match.sentence.index, match]));
  const deadlines = Map.groupBy(findCues(model, deadlineTable), (match) => match.sentence.index);
  const whenOf = (sentence: Sentence, span: Span): string | null => {
    const match = deadlines.get(sentence.index)?.find(({ start, end }) => start >= span.start && end <= span.end);
    return match ? model.text.slice(match.start, match.end) : null;
  };
  const found = new Map<number, ActionItem>();
  const note = (match: CueMatch, only?: 'with a time' | 'once accepted' | 'with either'): void => {
    const { sentence, context } = match;
    const span = spanOf(model, match);
    const threat = threatened.get(sentence.index);
    if (context.negated || context.quoted || context.conditional || found.has(span.start) || (threat && threat.start < span.end && span.start < threat.end) || isRhetorical(model, match)) return;
    const when = whenOf(sentence, span);
    const reply = match.cue === 'request' ? replyTo(model, sentence) : null;
    if (reply?.refused || (only === 'with a time' && when === null) || (only === 'once accepted' && !reply?.accepted) || (only === 'with either' && when === null && !reply?.accepted)) return;
    if (only && noTask.has(model.tokens[match.last]?.lemma ?? '')) return;
    found.set(span.start, { sentence, span, who: whoOf(model, match), when, accepted: reply?.accepted ?? false });
  };
  for (const match of findCues(model, actionTable)) note(match);
  for (const match of findCues(model, adviceTable)) note(match, 'with either');
  for (const match of findCues(model, intentionTable)) note(match, 'with a time');
  for (const match of findCues(model, favourTable)) note(match, 'once accepted');
  for (const sentence of model.sentences) {
    const named = namedTask(model, sentence);
    if (named && !found.has(sentence.start)) found.set(sentence.start, { sentence, span: sentence, who: named, when: whenOf(sentence, sentence), accepted: false });
  }
  return [...found.values()].toSorted((a, b) => a.span.start - b.span.start);
}

/** "Anna will book the room." */
function namedTask(model: TextModel, sentence: Sentence): string | null {
  const tokens = tokensOf(model, sentence);
  const at = tokens.findIndex((token, i) => token.pos === 'PROPN' && tokens[i + 1]?.norm === 'will' && taskLemmas.has(tokens[i + 2]?.lemma ?? ''));
  const name = tokens[at];
  if (!name || tokens.at(-1)?.text === '?') return null;
  const context = contextOf(model, sentence, sentence.first + at);
  return context.negated || context.quoted || context.conditional ? null : name.text;
}

/** "I'll tell you something", "I'll give it a try", and what stands under an opening "why" or "if". */
function isRhetorical(model: TextModel, { sentence, last }: CueMatch): boolean {
  if (/^(?:what|how|why|when|where|who|if|unless)$/u.test(model.tokens[sentence.first]?.norm ?? '')) return true;
  const lemma = model.tokens[last]?.lemma ?? '';
  const after = model.tokens.slice(last + 1, last + 4).map((token) => token.norm).join(' ');
  if (lemma === 'give') return /^(?:up\b|it a\b|\w+ that\b|\w+ a break\b)/u.test(after);
  return /^(?:tell|ask)$/u.test(lemma) && /^(?:you )?(?:me|something|what|one thing|this|that|why|how)\b/u.test(after);
}

/** Recognisers join sentences by commas, so from a long one only the clause between commas is quoted. */
function spanOf(model: TextModel, { sentence, first, last }: CueMatch): Span {
  if (sentence.words <= shortSentence) return sentence;
  let from = first;
  let to = last;
  while (from > sentence.first && !isBreak(model, from - 1)) from -= 1;
  while (to < sentence.last && !isBreak(model, to + 1)) to += 1;
  const words = model.tokens.slice(from, to + 1).filter((token) => token.word).length;
  const start = model.tokens[from]?.start;
  const end = model.tokens[to]?.end;
  return words < shortestClause || start === undefined || end === undefined ? sentence : { start, end };
}

function isBreak(model: TextModel, at: number): boolean {
  return /^[,;:–—]$/u.test(model.tokens[at]?.text ?? '');
}

function whoOf(model: TextModel, { cue, first, sentence }: CueMatch): string | null {
  const opening = model.tokens[first]?.norm;
  if (opening === 'we' || cue === 'plan') return 'we';
  if (cue === 'commitment') return sentence.speaker ?? 'the speaker';
  const others = model.speakers.names.filter((name) => name !== sentence.speaker);
  return sentence.speaker !== null && others.length === 1 ? (others[0] ?? null) : 'the person spoken to';
}
