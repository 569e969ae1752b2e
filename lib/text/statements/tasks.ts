import { lexicon } from '#lib/text/lexicons/lexicon';
import { pattern } from '#lib/base/pattern';
import { clausesOf } from '#lib/text/tokens/clauses';
import { localScore } from '#lib/text/learned/first';
import { picked } from '#lib/text/learned/picked';
import { talkOf, type Talk, type Unit } from '#lib/text/learned/talk';
import type { Sentence, Span, TextModel } from '#lib/text/model';
import { longestOfKind, matchRulesIn, ruleSet, type RuleMatch } from '#lib/text/rules/found';
import type { Rule } from '#lib/text/rules/rule';
import { severalIn } from './several.ts';
import { replyTo } from './replies.ts';
import { sentencesIn, spotOf, statementAt, type Statement } from './spot.ts';
import { taskRules, threatRules } from './task-rules.ts';
import { whenIn } from './when.ts';

type Said = (typeof taskRules)[number]['what'];
type TaskMatch = RuleMatch<Rule<Said>>;

export interface Task extends Statement {
  /** The words that say until when or how often, verbatim, or null. */
  when: string | null;
  status: 'open' | 'done' | 'declined' | 'conditional';
  /** Whether somebody said yes to a request; null for what asks nobody, and where no reply can be told. */
  accepted: boolean | null;
  /** How it is said: a promise, a request, advice, a plan; null where no phrase shows it. */
  said: Said | null;
  /** Id of the rule of that phrase. */
  rule: string | null;
  /** The verb of what is to be done, where a phrase shows it. */
  verb: string | null;
}

const taskSet = ruleSet(taskRules);
const threatSet = ruleSet(threatRules);
const noTask = lexicon('no-task-verbs');
const procedural = lexicon('procedural-verbs');

const several = { words: 30, phrases: 2, most: 6 } as const;
/** The distance in passages within which stage 2 learned that a task is found. */
const neighbourhood = 2;
/** From these scores of its passage on (log odds of stage 1) a phrase counts by itself. */
const plainFrom = 0.5;
const plainWithTime = -0.5;
/** Below these the neighbourhood may hold a task, but no passage says it. */
const leastWithPhrase = -1;
const leastWithout = -0.5;

interface Clause {
  span: Span;
  sentence: Sentence;
  match: TaskMatch;
  when: string | null;
}

/** "Please do not talk to me like that": what is to be left alone is nothing to do. */
const forbids = /^(?:(?:and|but|so|well|please|just|now|okay|ok),? )*(?:do not|don['’]t|never)\b/iu;

const known = new WeakMap<TextModel, Task[]>();

/** What somebody is to do after this talk, in order of the talk. */
export function tasksOf(model: TextModel, talk: Talk = talkOf(model)): Task[] {
  const before = known.get(model);
  if (before) return before;
  const scores = talk.final.action;
  const clauses = Map.groupBy(clausesIn(model), ({ sentence }) => sentence.segment);
  const places = new Set(picked('action', scores, talk.words).map((k) => nearestTask(talk, k)));
  const out: Task[] = [];
  for (const [k, unit] of talk.units.entries()) {
    const own = (clauses.get(unit.index) ?? []).filter(({ span }) => span.start >= unit.start && span.start < unit.end);
    const score = scores[k] ?? 0;
    const first = talk.first.action[k] ?? 0;
    if (places.has(k) && first >= (own.length > 0 ? leastWithPhrase : leastWithout))
      out.push(
        ...atPlace(model, unit, own, severalIn(talk.dense[k], several)).map((found) =>
          taskOf(model, unit, found, score),
        ),
      );
    else out.push(...own.filter((clause) => isPlain(clause, first)).map((found) => taskOf(model, unit, found, score)));
  }
  const tasks = out.filter(
    (task, i) => out.findIndex((other) => other.start === task.start) === i && !forbids.test(task.text),
  );
  known.set(model, tasks);
  return tasks;
}

/**
 * Stage 2 finds the neighbourhood of a task; the passage in it whose own words speak most for one is where it is said.
 */
function nearestTask(talk: Talk, k: number): number {
  const first = talk.first.action;
  let best = k;
  for (let at = Math.max(0, k - neighbourhood); at <= Math.min(first.length - 1, k + neighbourhood); at += 1)
    if ((first[at] ?? 0) > (first[best] ?? 0)) best = at;
  return best;
}

/**
 * A phrase of a task needs no further score where the words in and around its passage take it for one, or nearly so
 * with a time beside it.
 */
function isPlain({ when }: Clause, first: number): boolean {
  return first >= plainFrom || (first >= plainWithTime && when !== null);
}

/**
 * The clauses of a picked passage that hold its tasks, at most `most` of them: those first whose words speak most for
 * one.
 */
function atPlace(model: TextModel, unit: Unit, own: readonly Clause[], most: number): (Clause | Span)[] {
  const weighed = own.map((clause) => ({
    clause,
    weight: localScore('action', model.text.slice(clause.span.start, clause.span.end)),
  }));
  const chosen = weighed
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ clause }) => clause);
  if (chosen.length > 0) return chosen.toSorted((a, b) => a.span.start - b.span.start);
  return isNegatedOnly(model, unit) ? [] : [spotOf(model, unit, 'action')];
}

/** All that is to be done in this passage is said not to be done. */
function isNegatedOnly(model: TextModel, unit: Unit): boolean {
  const matches = sentencesOfUnit(model, unit).flatMap((sentence) => taskMatchesIn(model, sentence));
  return matches.length > 0 && matches.every(({ context }) => context.negated || context.quoted);
}

function sentencesOfUnit(model: TextModel, unit: Unit): Sentence[] {
  const spans = sentencesIn(model, unit);
  const starts = new Set(spans.map(({ start }) => start));
  return clausesOf(model).sentences.filter(({ start }) => starts.has(start));
}

const taskMatchesIn = (model: TextModel, sentence: Sentence): TaskMatch[] =>
  longestOfKind(matchRulesIn(model, sentence, taskSet));

/** Clauses with a phrase of a task that is not negated, told of others' words, a threat, or about the talk itself. */
function clausesIn(model: TextModel): Clause[] {
  return clausesOf(model).sentences.flatMap((sentence) => {
    const matches = taskMatchesIn(model, sentence).filter((match) => isTask(model, match));
    const seen = new Set<number>();
    return matches.flatMap((match): Clause[] => {
      const span = spanOf(model, match);
      if (seen.has(span.start)) return [];
      seen.add(span.start);
      return [{ span, sentence, match, when: whenIn(model, [sentence], span) }];
    });
  });
}

function isTask(model: TextModel, { rule, context, sentence, first, last }: TaskMatch): boolean {
  const cue = rule.what;
  if (context.negated || context.quoted) return false;
  const verb = model.tokens[last];
  if (!verb || noTask.has(verb.lemma)) return false;
  const opening = model.tokens[first]?.norm;
  // "Joanne will send": only a name before it makes it hers.
  if ((opening === 'will' || opening === 'is') && model.tokens[first - 1]?.pos !== 'PROPN') return false;
  const aboutTalk = cue === 'plan' || opening === 'let' || cue === 'promise';
  if (aboutTalk && procedural.has(verb.lemma) && (cue === 'plan' || opening === 'let' || isShort(sentence)))
    return false;
  if (
    cue === 'promise' &&
    /^(?:tell|ask|say|give)$/u.test(verb.lemma) &&
    /^(?:you|me)?\s?(?:that|this|what|one|something|why|how|a|it)$/u.test(nextWords(model, last, 2))
  )
    return false;
  return !matchRulesIn(model, sentence, threatSet).some(
    (threat) => threat.start <= verb.end && verb.start <= threat.end,
  );
}

const isShort = (sentence: Sentence): boolean => sentence.words <= 5;

function nextWords(model: TextModel, at: number, count: number): string {
  return model.tokens
    .slice(at + 1, at + 1 + count)
    .map(({ norm }) => norm)
    .join(' ');
}

/** Sentences up to this length are quoted whole; of longer ones the part from this phrase to the next break. */
const shortSentence = 25;
const shortestClause = 4;
const breaks = /^(?:[,;:–—]|and|but|so|because)$/u;

function spanOf(model: TextModel, { sentence, first, last }: TaskMatch): Span {
  if (sentence.words <= shortSentence) return sentence;
  let from = first;
  let to = last;
  while (from > sentence.first && !breaks.test(model.tokens[from - 1]?.norm ?? '')) from -= 1;
  while (to < sentence.last && !(to - from >= shortestClause && breaks.test(model.tokens[to + 1]?.norm ?? ''))) to += 1;
  return { start: model.tokens[from]?.start ?? sentence.start, end: model.tokens[to]?.end ?? sentence.end };
}

function taskOf(model: TextModel, unit: Unit, found: Clause | Span, score: number): Task {
  if (!('match' in found))
    return {
      ...statementAt(model, unit, found, score),
      when: null,
      status: isConditional(model, found) ? 'conditional' : 'open',
      accepted: null,
      said: null,
      rule: null,
      verb: null,
    };
  const { match, sentence, span } = found;
  const said = match.rule.what;
  const statement = statementAt(model, unit, span, score);
  const reply = replyTo(model, sentence);
  const when =
    found.when ?? (reply.accepted && reply.sentence ? whenIn(model, [reply.sentence], reply.sentence) : null);
  const accepted =
    said !== 'request' || reply.sentence === null ? null : reply.accepted || (sentence.speaker === null ? null : false);
  return {
    ...statement,
    when,
    accepted,
    said,
    rule: match.rule.id,
    verb: model.tokens[match.last]?.lemma ?? null,
    status: statusOf(model, found, reply),
  };
}

const doneWords = pattern('u')`
  ^(?:(?:yes|yeah|oh|okay|ok|well|it is|that is|i have|i|we have) )*
  (?:already|just) (?:did|done|sent|booked|have|called|finished)\b|\bi (?:have )?already\b
`;

function statusOf(
  model: TextModel,
  { match, span, sentence }: Clause,
  reply: ReturnType<typeof replyTo>,
): Task['status'] {
  if (reply.sentence && sentence.speaker !== null && doneWords.test(normsOf(model, reply.sentence))) return 'done';
  // A promise is nobody's to decline; a request and an offer ("I can drive you") are. Who replies has to be known.
  const offered =
    match.rule.what === 'request' ||
    /^(?:i|we) (?:can|could)\b|^(?:shall|should) (?:i|we)\b/u.test(
      normsOf(model, { ...sentence, first: match.first, last: match.last }),
    );
  if (reply.refused && offered && sentence.speaker !== null) return 'declined';
  return match.context.conditional || isConditional(model, span) ? 'conditional' : 'open';
}

function normsOf(model: TextModel, { first, last }: Sentence): string {
  return model.tokens
    .slice(first, last + 1)
    .filter(({ pos }) => pos !== 'PUNCT')
    .map(({ norm }) => norm)
    .join(' ');
}

/** "Call me if it gets worse", "when you have a fever". */
function isConditional(model: TextModel, span: Span): boolean {
  return /\b(?:if|unless|in case)\b(?! you (?:can|could|would|do not mind|like|want))/iu.test(
    model.text.slice(span.start, span.end),
  );
}
