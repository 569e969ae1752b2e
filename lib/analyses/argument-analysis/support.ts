import { dialogueActs, isQuestion } from '#lib/text/dialogue-acts';
import { contentLemmas } from '#lib/text/content';
import { cueTable, findCuesIn } from '#lib/text/cues';
import type { CueMatch } from '#lib/text/cues';
import { tokensOf } from '#lib/text/model';
import type { Sentence, Span, TextModel } from '#lib/text/model';
import { counterCues, stanceCues, supportCues } from './cues.ts';

export interface Claim {
  claim: Span;
  support: Span | null;
  marker: string | null;
  strength: 'weak' | 'moderate' | 'strong';
  sentence: Sentence;
  /** Said against what another speaker said just before. */
  counters: boolean;
}

const stance = cueTable(stanceCues);
const support = cueTable(supportCues);
const counter = cueTable(counterCues);
/** A side of an argument shorter than this ("because of that") says nothing by itself. */
const minimumTokens = 3;

/** A "why" and its answer find the claim that was asked about in at most so many sentences before. */
const askedBack = 4;

/** A question of at most so many words names nothing of its own. */
const bareQuestion = 4;

/** Claims in order of the text, with the words that support them: in the sentence, in the one before, or in the answer to a "why". */
export function claimsOf(model: TextModel): Claim[] {
  const questions = new Set(dialogueActs(model).filter((act) => isQuestion(act.type)).map((act) => act.sentence.index));
  const out: Claim[] = [];
  for (const sentence of model.sentences) {
    if (questions.has(sentence.index)) continue;
    const before = model.sentences[sentence.index - 1];
    const previous = before && before.speaker === sentence.speaker && !questions.has(before.index) && before.words >= minimumTokens ? before : null;
    const marker = findCuesIn(model, sentence, support).find((match) => !match.context.quoted && isMarker(model, match));
    const placed = marker ? place(model, sentence, previous, marker) : null;
    const counters = isCounter(model, sentence, before);
    if (placed && marker) {
      // A claim that was noted bare in the sentence before has now got its support.
      const known = out.at(-1);
      if (known && known.support === null && known.claim.start === placed.claim.start) out.pop();
      out.push({ ...placed, marker: marker.cue, strength: strengthOf(model, placed.support), sentence, counters });
      continue;
    }
    const asked = before && questions.has(before.index) && isWhy(model, before) ? answered(model, sentence, before, marker, out) : null;
    if (asked) {
      if (asked.known) Object.assign(asked.known, asked.claim);
      else out.push({ ...asked.claim, sentence, counters: false });
    } else if (findCuesIn(model, sentence, stance).some((match) => !match.context.quoted)) out.push({ claim: sentence, support: null, marker: null, strength: 'weak', sentence, counters });
  }
  return out;
}

/** "Why?" asked by another (or by nobody knows whom) and the reason that follows, for the claim just made, or for what was asked. */
function answered(model: TextModel, reply: Sentence, question: Sentence, marker: CueMatch | undefined, claims: Claim[]): { known: Claim | null; claim: Omit<Claim, 'sentence' | 'counters'> } | null {
  if (reply.words < minimumTokens || (reply.speaker !== null && reply.speaker === question.speaker)) return null;
  const known = claims.findLast((claim) => claim.sentence.speaker === reply.speaker && question.index - claim.sentence.index <= askedBack && isAbout(model, question, claim.sentence));
  const strength = strengthOf(model, reply);
  if (known && known.support === null) return { known, claim: { claim: known.claim, support: reply, marker: 'reason', strength } };
  return marker?.cue === 'reason' && question.words >= minimumTokens ? { known: null, claim: { claim: question, support: reply, marker: 'reason', strength } } : null;
}

/** "Why is that?" asks for what was just claimed; a longer question only where it names something of it. */
function isAbout(model: TextModel, question: Sentence, claim: Sentence): boolean {
  if (question.words <= bareQuestion) return true;
  const named = new Set(contentLemmas(model, claim));
  return contentLemmas(model, question).some((lemma) => named.has(lemma));
}

function isWhy(model: TextModel, question: Sentence): boolean {
  return tokensOf(model, question).slice(0, 4).some((token, i, all) => token.norm === 'why' || (token.norm === 'how' && all[i + 1]?.norm === 'come'));
}

function isCounter(model: TextModel, sentence: Sentence, before: Sentence | undefined): boolean {
  return before !== undefined && before.speaker !== sentence.speaker && findCuesIn(model, sentence, counter).some((match) => match.first === sentence.first);
}

/** "since" gives a reason only where no perfect tense and no time word makes it a point in time. */
function isMarker(model: TextModel, match: CueMatch): boolean {
  if (match.cue !== 'since') return true;
  const words = tokensOf(model, match.sentence);
  const before = model.tokens[match.first - 1];
  const perfect = words.some((token, i) => token.lemma === 'have' && /^(?:VERB|AUX|ADV)$/u.test(words[i + 1]?.pos ?? ''));
  const timed = words.some((token) => token.entity === 'DATE' || token.entity === 'TIME' || token.entity === 'DURATION');
  return !perfect && !timed && before?.norm !== 'ever' && before?.norm !== 'long';
}

function place(model: TextModel, sentence: Sentence, previous: Sentence | null, marker: CueMatch): { claim: Span; support: Span } | null {
  const left = part(model, sentence.first, marker.first - 1);
  const right = part(model, marker.first, sentence.last);
  const after = part(model, marker.last + 1, sentence.last, 2);
  if (marker.cue === 'consequence') {
    if (!after) return null;
    if (left) return { claim: right ?? after, support: left };
    return previous ? { claim: sentence, support: previous } : null;
  }
  if (!after || !right) return null;
  if (left) return { claim: left, support: right };
  // "Because it rains, we stay": the comma parts them. Otherwise the reason follows the sentence before.
  const found = model.tokens.slice(marker.last + 1, sentence.last + 1).findIndex((token) => token.text === ',');
  const comma = found < 0 ? -1 : marker.last + 1 + found;
  const behind = comma < 0 ? null : part(model, comma + 1, sentence.last);
  const reason = comma < 0 ? null : part(model, marker.first, comma - 1);
  if (marker.cue !== 'example' && behind && reason) return { claim: behind, support: reason };
  return previous ? { claim: previous, support: sentence } : null;
}

function part(model: TextModel, first: number, last: number, minimum = minimumTokens): Span | null {
  let from = first;
  let to = last;
  while (from <= to && /^(?:PUNCT|SPACE)$/u.test(model.tokens[from]?.pos ?? '')) from += 1;
  while (to >= from && /^(?:PUNCT|SPACE|CCONJ)$/u.test(model.tokens[to]?.pos ?? '')) to -= 1;
  const start = model.tokens[from];
  const end = model.tokens[to];
  return start && end && to - from + 1 >= minimum ? { start: start.start, end: end.end } : null;
}

/** Strong: the reason names a number, an amount or a date. Moderate: a reason in words. Weak: no reason. */
function strengthOf(model: TextModel, span: Span): 'moderate' | 'strong' {
  const from = firstTokenAt(model, span.start);
  for (let i = from; i < model.tokens.length; i += 1) {
    const token = model.tokens[i];
    if (!token || token.start >= span.end) break;
    if (token.pos === 'NUM' && token.norm !== 'one') return 'strong';
  }
  return 'moderate';
}

function firstTokenAt(model: TextModel, offset: number): number {
  let low = 0;
  let high = model.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((model.tokens[middle]?.start ?? 0) >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
