import { contextOf } from '#lib/text/context';
import { findCues, findCuesIn } from '#lib/text/cues';
import type { CueMatch } from '#lib/text/cues';
import { tokensOf } from '#lib/text/model';
import type { Sentence, Span, TextModel } from '#lib/text/model';
import { actionTable, adviceTable, deadlineTable, favourTable, intentionTable, noTask, offerTable, taskLemmas, thirdTable, threatTable } from './action-cues.ts';
import { replyTo } from './replies.ts';
import type { Reply } from './replies.ts';

export interface ActionItem {
  sentence: Sentence;
  /** The sentence, or the clause that says it where the sentence is long. */
  span: Span;
  /** The speaker's label, "we", "the person spoken to" or a name; null where it is not said. */
  who: string | null;
  /** The words that say until when, verbatim, or null. */
  when: string | null;
  /** Whether somebody said yes to the request; null for a promise or a plan, which ask nobody, and where no reply can be told. */
  accepted: boolean | null;
}

/** A sentence of at most this many words is quoted whole. */
const shortSentence = 14;
const shortestClause = 4;

/** What somebody said they, or somebody else, will do. Negated, quoted, supposed and threatened things are left out, and refused requests. */
export function actionsOf(model: TextModel): ActionItem[] {
  const whenOf = (sentence: Sentence, span: Span): string | null => {
    const matches = findCuesIn(model, sentence, deadlineTable).filter(({ start, end }) => start >= span.start && end <= span.end);
    const [first] = matches;
    const longest = matches.filter((match) => match.start === first?.start).reduce((most, match) => Math.max(most, match.end), 0);
    return first ? model.text.slice(first.start, longest) : null;
  };
  const found = new Map<number, ActionItem>();
  const note = (match: CueMatch, only?: 'with a time' | 'once accepted' | 'with either'): void => {
    const { sentence, context } = match;
    const span = spanOf(model, match);
    if (context.negated || context.quoted || context.conditional || found.has(span.start) || isRhetorical(model, match) || isThreat(model, sentence, span)) return;
    const when = whenOf(sentence, span);
    const reply = match.cue === 'request' || only === 'once accepted' ? replyTo(model, sentence) : null;
    if (reply?.refused || (only === 'with a time' && when === null) || (only === 'once accepted' && !reply?.accepted) || (only === 'with either' && when === null && !reply?.accepted)) return;
    if (only && isNoTask(model, match.last)) return;
    found.set(span.start, { sentence, span, who: whoOf(model, match, reply), when: when ?? (reply?.accepted && reply.sentence?.speaker ? whenOf(reply.sentence, reply.sentence) : null), accepted: acceptedOf(reply, sentence) });
  };
  for (const match of findCues(model, actionTable)) note(match);
  for (const match of findCues(model, adviceTable)) note(match, 'with either');
  for (const match of findCues(model, thirdTable)) note(match, 'with a time');
  for (const match of findCues(model, intentionTable)) note(match, 'with a time');
  for (const match of findCues(model, favourTable)) note(match, 'once accepted');
  for (const match of findCues(model, offerTable)) note(match, 'once accepted');
  for (const sentence of model.sentences) {
    const named = namedTask(model, sentence);
    const when = named ? whenOf(sentence, sentence) : null;
    if (named && (when !== null || named.certain) && !found.has(sentence.start)) found.set(sentence.start, { sentence, span: sentence, who: named.who, when, accepted: null });
  }
  return [...found.values()].toSorted((a, b) => a.span.start - b.span.start);
}

/** No yes is a no only where it is known that somebody else replied. */
function acceptedOf(reply: Reply | null, { speaker }: Sentence): boolean | null {
  if (reply === null || reply.sentence === null) return null;
  return reply.accepted || (speaker === null ? null : false);
}

/** "Turn it off" can be done, "turn forty" can not. */
function isNoTask(model: TextModel, verb: number): boolean {
  const lemma = model.tokens[verb]?.lemma ?? '';
  return noTask.has(lemma) && !(lemma === 'turn' && model.tokens.slice(verb + 1, verb + 5).some((token) => /^(?:on|off|up|down)$/u.test(token.norm)));
}

/** "Anna will book the room", and, certain only with a time beside it, "my sister will book it". */
function namedTask(model: TextModel, sentence: Sentence): { who: string; certain: boolean } | null {
  const tokens = tokensOf(model, sentence);
  const names = new Set(model.speakers.names.map((name) => name.toLowerCase()));
  const willDo = (i: number): boolean => {
    const next = tokens[i]?.norm === 'will' ? i + 1 : tokens[i]?.norm === 'is' && tokens[i + 1]?.norm === 'going' && tokens[i + 2]?.norm === 'to' ? i + 3 : -1;
    return next > 0 && taskLemmas.has(tokens[next]?.lemma ?? '');
  };
  const at = tokens.findIndex((token, i) => (/^(?:PROPN|NOUN)$/u.test(token.pos) || names.has(token.norm) || (i === 0 && token.pos === 'ADJ')) && willDo(i + 1));
  const name = tokens[at];
  if (!name || tokens.at(-1)?.text === '?') return null;
  const context = contextOf(model, sentence, sentence.first + at);
  if (context.negated || context.quoted || context.conditional) return null;
  if (name.pos === 'PROPN' || names.has(name.norm)) return { who: asNamed(model, name.text), certain: true };
  const before = tokens[at - 1];
  if (before && /^(?:my|our|the|his|her|their|your)$/u.test(before.norm)) return { who: model.text.slice(before.start, name.end), certain: false };
  return at === 0 ? { who: name.text, certain: false } : null;
}

function isThreat(model: TextModel, sentence: Sentence, span: Span): boolean {
  return findCuesIn(model, sentence, threatTable).some((threat) => threat.start < span.end && span.start < threat.end);
}

/** "I'll tell you something", "I'll give it a try", and what stands under an opening "why" or "if". */
function isRhetorical(model: TextModel, { sentence, last }: CueMatch): boolean {
  if (/^(?:what|how|why|when|where|who|if|unless)$/u.test(model.tokens[sentence.first]?.norm ?? '')) return true;
  const lemma = model.tokens[last]?.lemma ?? '';
  const after = model.tokens.slice(last + 1, last + 4).map((token) => token.norm).join(' ');
  if (/\b(?:another|some other) time\b/u.test(model.tokens.slice(last + 1, last + 7).map((token) => token.norm).join(' '))) return true;
  if (lemma === 'start' && (model.tokens[last + 1]?.norm ?? '').endsWith('ing')) return true;
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

function whoOf(model: TextModel, { cue, first, sentence }: CueMatch, reply: Reply | null): string | null {
  const opening = model.tokens[first]?.norm;
  if (cue === 'third') return opening ?? null;
  const called = cue === 'request' ? vocativeOf(model, sentence, first) : null;
  if (called !== null) return called;
  if (reply?.accepted && reply.sentence?.speaker && cue === 'request') return reply.sentence.speaker;
  if (cue === 'request' && /^(?:somebody|someone|anyone|anybody)$/u.test(model.tokens[first + 1]?.norm ?? '')) return null;
  if (opening === 'we' || cue === 'plan') return 'we';
  if (cue === 'commitment') return sentence.speaker ?? 'the speaker';
  const others = model.speakers.names.filter((name) => name !== sentence.speaker);
  return sentence.speaker !== null && others.length === 1 ? (others[0] ?? null) : 'the person spoken to';
}

/** A name as the speakers' list writes it. */
function asNamed(model: TextModel, name: string): string {
  return model.speakers.names.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
}

/** "Tom, can you send it?" and "Can you send it, Tom?" */
function vocativeOf(model: TextModel, sentence: Sentence, first: number): string | null {
  const names = new Set(model.speakers.names.map((name) => name.toLowerCase()));
  const isName = (at: number): boolean => {
    const token = model.tokens[at];
    return token !== undefined && (token.pos === 'PROPN' || names.has(token.norm)) && token.entity === null;
  };
  const isComma = (at: number): boolean => model.tokens[at]?.text === ',';
  const last = /^[.?!]$/u.test(model.tokens[sentence.last]?.text ?? '') ? sentence.last - 1 : sentence.last;
  const at = [first - 1, first - 2].find((index) => index >= sentence.first && isName(index) && (index === first - 1 ? names.has(model.tokens[index]?.norm ?? '') || first - 1 === sentence.first : isComma(first - 1)));
  const called = at ?? (isName(last) && isComma(last - 1) ? last : -1);
  return called < 0 ? null : asNamed(model, model.tokens[called]?.text ?? '');
}
