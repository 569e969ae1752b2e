import { pattern } from '#lib/base/pattern';
import { contextOf } from '#lib/text/matcher/context';
import { actRuleSet, firstRule } from '#lib/text/acts/act-rule';
import { isQuestion, type Act } from '#lib/text/acts/dialogue-acts';
import { anyOf, lexicon } from '#lib/text/lexicons/lexicon';
import { tokensOf, type Sentence, type Span, type TextModel } from '#lib/text/model';
import { isConjunction, opensQuestion } from '#lib/text/tokens/openers';
import type { Token } from '#lib/text/tokens/token';
import { asksFor, type QuestionKind } from './kinds.ts';
import { questionRules } from './rules.ts';

export interface Question {
  kind: QuestionKind;
  /** Id of the rule that recognised it; null if none did. */
  rule: string | null;
  sentence: Sentence;
  /** Without an "and" or "so" that leads in to it. */
  span: Span;
  /** Whether it ends in a tag that rarely waits for a yes ("okay?", "you know?"). */
  softTag: boolean;
}

export const askedRules = actRuleSet(questionRules);
/** Questions that keep the talk going and need no answer. */
const phatic = lexicon('phatic-questions');
const shortQuestions = lexicon('short-questions');
const auxiliaries = lexicon('auxiliaries');
const questionWords = lexicon('question-words');
const auxiliary = anyOf('auxiliaries');
/** "…, right?", "…, you know?", "…, isn't it?": a statement that asks for agreement. */
const tag = pattern('u')`
  (?:, (?:right|okay|ok|yeah|yes|no|huh|eh|you know|you see|correct|all right|alright))$
  |(?: (?:${auxiliary}) not (?:it|you|he|she|we|they|i
  |there))$
  |(?:, (?:${auxiliary}) (?:it|you|he|she|we|they|i
  |there))$
`;
/** Tags that rarely wait for a yes. */
const softTag = / (?:okay|ok|all right|alright|you know|eh|huh)$/u;
/** "So do I and …". */
const alike = pattern('u')`
  ^(?:${auxiliary}) (?:i|we|they|he|she|you)
  (?: (?:and|but)\b|$)
`;
/** Good wishes, and words that a speaker says while looking for something: "where is it, JD zero zero two". */
const noQuestion = /^(?:have (?:a|an|fun|some)\b|where (?:is|was) (?:it|that) \p{L}+ \p{L})/u;
/** The same in text without punctuation. */
const bareTag = / (?:right|okay|yeah|huh|eh|you know)$/u;
const beginsAsQuestion = (word: Token | undefined): boolean =>
  word !== undefined && (word.norm === 'any' || questionWords.has(word.norm) || auxiliaries.has(word.norm));

/** The question of an act, or null if the act asks nothing. */
export function questionOf(model: TextModel, { type, sentence }: Act): Question | null {
  const tokens = tokensOf(model, sentence);
  const words = tokens.filter((token) => token.pos !== 'PUNCT' && token.pos !== 'SPACE');
  let lead = 0;
  while (lead < words.length - 1 && isConjunction(words[lead])) lead += 1;
  const asked = tokens.at(-1)?.text === '?';
  const at = words[lead] ? model.tokens.indexOf(words[lead] as Token, sentence.first) : sentence.first;
  const opened = opensQuestion(model.tokens, at, true) && !isOpenConditional(words.slice(lead));
  const wonders =
    /^(?:i (?:am|was) (?:just )?wondering|i wonder) (?:if|whether|when|where|who|why|how|what|which)\b/u.test(
      normsOf(words.slice(lead)),
    );
  const core = words.slice(lead);
  const norms = normsOf(core);
  if (!asked && !opened && !wonders && !(isQuestion(type) && beginsAsQuestion(core[0]))) return null;
  if (!asked && words[lead - 1]?.norm === 'so' && alike.test(norms)) return null;
  if (!asked && noQuestion.test(norms)) return null;
  const quoted = contextOf(model, sentence, at).quoted || words.at(-1)?.quoted === true;
  const told = quoted ? null : firstRule({ words: core, rest: core, asked: false }, askedRules);
  const kind = told?.what ?? kindOf({ norms, asked, opened, quoted, tagged: tag.test(withCommas(tokens)) });
  if (kind === null || (asksFor(kind) && words.length - lead < 3 && !isShortQuestion(words.slice(lead)))) return null;
  // A question that was cut out of a longer sentence is quoted without the "and" before it.
  const first = words[0];
  const isPart = first !== undefined && /^\p{Ll}/u.test(first.text) && model.tokens[sentence.first - 1]?.text === ',';
  const from = lead > 0 && isPart ? (words[lead]?.start ?? sentence.start) : sentence.start;
  return {
    kind,
    rule: told?.id ?? null,
    softTag: softTag.test(norms),
    sentence,
    span: { start: from, end: sentence.end },
  };
}

/** "Did I?", "Did they now?": a reaction to what was said. */
const echo = pattern('u')`^(?:(?:did|was|have|had|am) i|(?:${auxiliary}) (?:i|you|he|she|it|we|they|there) now)$`;
/** "You live there?": a statement that asks for confirmation. */
const presumes = /^(?:you|he|she|it|they|we|i|that|this|there) (?:\w+ )*\w+$/u;

interface Asking {
  /** The words without their lead-in, in lower case. */
  norms: string;
  /** The sentence ends in a question mark. */
  asked: boolean;
  /** The words begin with the word order of a question. */
  opened: boolean;
  quoted: boolean;
  tagged: boolean;
}

/** The kind of a question; null for fillers that ask nothing: "you know?", "huh?". */
function kindOf({ norms, asked, opened, quoted, tagged }: Asking): QuestionKind | null {
  if (norms === '') return null;
  if (quoted) return 'reported';
  if (phatic.has(norms)) return null;
  if (echo.test(norms)) return 'rhetorical';
  if (!opened && (tagged || (!asked && bareTag.test(norms)))) return 'check';
  return asked && !opened && presumes.test(norms) ? 'confirmation' : 'information';
}

function normsOf(words: readonly Token[]): string {
  return words.map((token) => token.norm).join(' ');
}

function withCommas(tokens: readonly Token[]): string {
  return tokens
    .filter((token) => token.pos !== 'SPACE' && token.text !== '?')
    .map((token) => (token.text === ',' ? ',' : ` ${token.norm}`))
    .join('')
    .trim();
}

/**
 * Whether the words only look like a question, in text without punctuation: "had I known", "should you need", "what I
 * mean is".
 */
function isOpenConditional(words: readonly Token[]): boolean {
  return /^(?:had i|should you (?:need|have)|were i|what (?:i|you|we) (?:mean|want|need)|how (?:nice|sad|funny|great|lovely))\b/u.test(
    normsOf(words),
  );
}

function isShortQuestion([first, second, ...more]: readonly Token[]): boolean {
  if (!first || more.length > 0) return false;
  return (
    shortQuestions.has(second ? `${first.norm} ${second.norm}` : first.norm) ||
    (second !== undefined && auxiliaries.has(first.norm))
  );
}
