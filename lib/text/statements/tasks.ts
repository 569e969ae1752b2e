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
import { canCarry } from './carry.ts';
import { bindingIn } from './binding.ts';
import { sentencesIn, statementAt, type Statement } from './spot.ts';
import { withoutEchoes } from './task-echoes.ts';
import { taskRules, threatRules } from './task-rules.ts';
import { whenIn } from './when.ts';

type Said = (typeof taskRules)[number]['what'];
type TaskMatch = RuleMatch<Rule<Said>>;

export interface Task extends Statement {
  /** Verbatim words for a date, deadline or frequency, or null. */
  when: string | null;
  status: 'open' | 'done' | 'declined' | 'conditional';
  /** Whether a request was accepted; null if nobody was asked, or if the reply is unclear. */
  accepted: boolean | null;
  /** Form of the wording: a promise, a request, advice or a plan; null if no phrase shows it. */
  said: Said | null;
  /** Id of the rule with that phrase. */
  rule: string | null;
  /** The verb of the task, if a phrase shows it. */
  verb: string | null;
}

const taskSet = ruleSet(taskRules);
const threatSet = ruleSet(threatRules);
const noTask = lexicon('no-task-verbs');
const procedural = lexicon('procedural-verbs');

const several = { words: 30, phrases: 2, most: 6 } as const;
/** Distance, in passages, within which stage 2 was trained to find a task. */
const neighbourhood = 2;
/**
 * Least scores of a passage (log odds of stage 1) at which a phrase counts without stage 2; the second applies if the
 * clause names a time.
 */
const plainFrom = 0.5;
const plainWithTime = -0.5;
/** With lower scores the neighbourhood may contain a task, but no passage states it. */
const leastWithPhrase = -1;
const leastWithout = -0.5;

interface Clause {
  span: Span;
  sentence: Sentence;
  match: TaskMatch;
  when: string | null;
}

/** A prohibition is not a task: "Please do not talk to me like that". */
const forbids = /^(?:(?:and|but|so|well|please|just|now|okay|ok),? )*(?:do not|don['’]t|never)\b/iu;

const known = new WeakMap<TextModel, Task[]>();

/** Tasks after this talk, in order of the talk. */
export function tasksOf(model: TextModel, talk: Talk = talkOf(model)): Task[] {
  const before = known.get(model);
  if (before) return before;
  const scores = talk.final.action;
  const clauses = Map.groupBy(clausesIn(model), ({ sentence }) => sentence.segment);
  const clausesOfUnit = ({ index, start, end }: Unit): Clause[] =>
    (clauses.get(index) ?? []).filter(({ span }) => span.start >= start && span.start < end);
  const holds = (k: number): boolean => {
    const unit = talk.units[k];
    return unit !== undefined && (clausesOfUnit(unit).length > 0 || quotableIn(model, unit).length > 0);
  };
  const places = new Set(picked('action', scores, talk.words).flatMap((k) => nearestTask(talk, k, holds) ?? []));
  const out: Task[] = [];
  for (const [k, unit] of talk.units.entries()) {
    const own = clausesOfUnit(unit);
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
  const tasks = withoutEchoes(
    out.filter(
      (task, i) =>
        out.findIndex((other) => other.start === task.start) === i &&
        !forbids.test(task.text) &&
        canCarry('task', task.text),
    ),
  );
  known.set(model, tasks);
  return tasks;
}

/**
 * Stage 2 finds the neighbourhood of a task; this returns its passage whose own words are the strongest evidence, of
 * those with a sentence to quote; null if there is none.
 */
function nearestTask(talk: Talk, k: number, holds: (k: number) => boolean): number | null {
  const first = talk.first.action;
  const near = Array.from({ length: 2 * neighbourhood + 1 }, (_, i) => k - neighbourhood + i).filter(holds);
  return near.toSorted((a, b) => (first[b] ?? 0) - (first[a] ?? 0))[0] ?? null;
}

/** Sentences of a passage without a phrase of the rules that can be quoted as its task. */
function quotableIn(model: TextModel, unit: Unit): Span[] {
  return isNegatedOnly(model, unit) ? [] : bindingIn(model, unit);
}

/**
 * Whether a phrase counts without stage 2: the score of its passage is high, or nearly so and the clause names a time.
 */
function isPlain({ when }: Clause, first: number): boolean {
  return first >= plainFrom || (first >= plainWithTime && when !== null);
}

/** The clauses of a selected passage that are its tasks, at most `most`, those with the highest scores first. */
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
  return quotableIn(model, unit);
}

/** Whether the passage has phrases for tasks, and all are negated or quoted. */
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

/** Clauses with a phrase for a task that is not negated, quoted, a threat, or about the talk itself. */
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
  // "Joanne will send": "will" alone opens the phrase only if a name precedes it.
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

/**
 * Sentences up to this number of words are quoted whole; of longer ones, the part from the phrase to the next break.
 */
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
  // Somebody who says something else next has not said no.
  const accepted =
    said !== 'request' || reply.sentence === null
      ? null
      : reply.accepted || (reply.refused && sentence.speaker !== null ? false : null);
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
  // Requests, plans and offers ("I can drive you") can be declined, promises cannot. The other speaker must be known.
  const offered =
    match.rule.what === 'request' ||
    match.rule.what === 'plan' ||
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

/**
 * Whether the task depends on a condition: "Call me if it gets worse". Polite phrases such as "if you could" do not
 * count.
 */
function isConditional(model: TextModel, span: Span): boolean {
  return /\b(?:if|unless|in case)\b(?! you (?:can|could|would|do not mind|like|want))/iu.test(
    model.text.slice(span.start, span.end),
  );
}
