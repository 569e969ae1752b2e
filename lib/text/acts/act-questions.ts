import { fragment, pattern } from '#lib/base/pattern';
import { bareQuestions, questionOpenings } from '#lib/text/acts/rules/questions';
import { anyOf, lexicon } from '#lib/text/lexicons/lexicon';
import { actRuleSet, firstRule, type ActRule } from './act-rule.ts';
import type { ActType } from './act-types.ts';
import { auxiliaries, subjects, whWords, type Shape } from './act-words.ts';
import type { Token } from '#lib/text/tokens/token';

const bare = actRuleSet(bareQuestions);
const openings = actRuleSet(questionOpenings);
const prepositions = lexicon('asked-prepositions');
/** After these words, the verb precedes the subject in statements too: "so do I", "only then did we". */
const invertsWithout = lexicon('inverting-before');
/** The auxiliaries that occur in tags and echoes. */
const verb = fragment`(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)`;
const person = '(?:i|you|he|she|it|we|they|there)';

type Question = Extract<ActType, 'question_yes_no' | 'question_wh'>;

/**
 * The kind of question, or the rule that recognised it, with or without a question mark; null if it is not a question.
 */
export function questionOf(shape: Shape): Question | ActRule | null {
  const { rest, lead, core, asked, ended } = shape;
  const [first, second] = rest;
  if (!first) return asked ? 'question_yes_no' : null;
  const opening = firstRule(shape, openings);
  if (whWords.has(first.norm)) {
    if (asked) return 'question_wh';
    if (opening?.what === 'asks' || (opening?.what !== 'says' && isWhQuestion(rest, core))) return 'question_wh';
  } else if (
    opening?.id === 'question.after_preposition' ||
    (asked && prepositions.has(first.norm) && whWords.has(second?.norm ?? ''))
  )
    return 'question_wh';
  // "In where?" and "do what?" ask the other speaker to repeat something.
  if (!ended && opening?.id === 'question.say_again') return 'question_wh';
  // "So do I" agrees; "so do you" may be a question.
  const echoes =
    /(?:^| )so$/u.test(lead) &&
    /^(?:do|does|did|am|is|are|was|were|have|has|can|will|would) (?:i|my|he|she|they|we|the)\b/u.test(core) &&
    !asked;
  if ((isInverted(rest, first, second) && !echoes) || isTagged(rest, core)) return 'question_yes_no';
  if (!asked) {
    if (ended) return null;
    return firstRule(shape, bare) ?? (isDeclarative(lead, core, rest.length) ? 'question_yes_no' : askedLater(rest));
  }
  const inside = rest.findIndex(
    (token, i) => i > 0 && whWords.has(token.norm) && token.norm !== 'which' && token.norm !== 'when',
  );
  const at = rest[inside + 1]?.norm ?? '';
  // "You paid how much?" and "and you live where?" ask for a word; "you know what I mean?" asks for yes or no.
  return inside > 0 &&
    (auxiliaries.has(at) || inside >= rest.length - 2) &&
    !/\b(?:know|tell me|mean|so) (?:what|how|where|who)\b/u.test(core)
    ? 'question_wh'
    : 'question_yes_no';
}

/** Whether the verb precedes the subject: "do you", "is that the", "have they", "isn't it". */
function isInverted(rest: readonly Token[], first: Token, second: Token | undefined): boolean {
  if (!auxiliaries.has(first.norm) || !second) return false;
  if (rest.length === 2) return /^(?:i|you|he|she|it|we|they|there)$/u.test(second.norm) && first.norm !== 'may';
  const subject = second.norm === 'not' ? rest[2] : second;
  if (!subject) return false;
  // "had she gone" is a condition; "have a good trip", "do the dishes", "do it" and "may the best win" begin with a
  // main verb or a wish.
  if (first.norm === 'had' && rest.some((token, i) => i > 2 && /^(?:would|could|might)$/u.test(token.norm)))
    return false;
  if (
    /^(?:have|do|may|had)$/u.test(first.norm) &&
    second.norm !== 'not' &&
    /^(?:a|an|the|it|this|that|some|my|your|his|one|all)$/u.test(subject.norm)
  )
    return (
      /^(?:the|your|my|it|all)$/u.test(subject.norm) &&
      rest.slice(2, 5).some((token) => token.pos === 'VERB' && token.norm === token.lemma) &&
      first.norm !== 'have' &&
      !rest.some((token) => token.norm === 'is')
    );
  if (subjects.has(subject.norm)) return true;
  return (
    (subject.pos === 'PROPN' || subject.pos === 'NOUN') &&
    /^(?:is|are|was|were|does|did|do|has|can|will|would)$/u.test(first.norm)
  );
}

/**
 * The kind of a question that follows a statement without punctuation: "I'm fine how about you", "that sucks did you
 * get a tip".
 */
function askedLater(rest: readonly Token[]): Question | null {
  for (let at = 1; at + 1 < rest.length; at += 1) {
    const [before, verb, subject] = [rest[at - 1]?.norm ?? '', rest[at]?.norm ?? '', rest[at + 1]?.norm ?? ''];
    if (/^(?:what|how) about$/u.test(`${verb} ${subject}`) && at + 3 >= rest.length) return 'question_wh';
    if (!auxiliaries.has(verb)) continue;
    if (
      subject === 'not' &&
      /^(?:it|you|he|she|we|they|i|there|this)$/u.test(rest[at + 2]?.norm ?? '') &&
      rest.length > at + 3 &&
      !invertsWithout.has(before)
    )
      return whWords.has(before) ? 'question_wh' : 'question_yes_no';
    const wh = whWords.has(before) && before !== 'which' && before !== 'when' && before !== 'who';
    if (
      wh &&
      (/^(?:you|we|they|i|he|she|this|that|your|it)$/u.test(subject) ||
        (subject === 'the' && /^(?:is|are|was|were)$/u.test(verb))) &&
      rest.length > at + 2 &&
      !/^(?:is|was) (?:that|it)$/u.test(`${verb} ${subject}`)
    )
      return 'question_wh';
    if (
      /^(?:do|does|did|are|were|have|would|could|can|will|should)$/u.test(verb) &&
      /^(?:you|we|they|he|she|i)$/u.test(subject) &&
      !invertsWithout.has(before) &&
      !whWords.has(before) &&
      rest.length > at + 2 &&
      !/^(?:have|would) (?:i|he|she)$/u.test(`${verb} ${subject}`)
    )
      return 'question_yes_no';
  }
  return null;
}

/** “… is right”, “go right”: the last word belongs to the sentence and is not a tag. */
const endsOwnSentence = pattern('u')`
  \b(?:is|are|am|was|were|be|been|being|not|all|so|very|quite|exactly|just|turn|on|the|get|got|go|went|do|did
  |done|doing|feel|feels|it|that|seem|seems|look|looks|whether|always|uh|um|makes?|come|comes|work|works
  |works out|out) (?:right|huh|eh|correct|okay|or what|or not|or no)$
`;

const negativeTag = new RegExp(` (?:${verb}|should) not ${person}$`, 'u');
const positiveTag = new RegExp(`^(?:${person}|that|this) .* ${verb} (?:he|she|it|we|they|you)$`, 'u');
/** "I know what it is": the clause ends in a verb and asks nothing. */
const embedded = new RegExp(
  String.raw`\b(?:how|what|where|who|than|as|so|like|neither|nor|when|why) (?:\w+ )?${verb} \w+$`,
  'u',
);

/** Whether a sentence ends in a tag: "…, isn't it", "…, do you", "…, right", "…, huh". */
function isTagged(rest: readonly Token[], core: string): boolean {
  if (rest.length < 4) return false;
  if (negativeTag.test(core))
    return !/^(?:neither|nor|if|no) /u.test(core) && (!core.endsWith(' there') || core.startsWith('there'));
  if (positiveTag.test(core)) return /\b(?:not|never|no|hardly|nobody|nothing)\b/u.test(core) && !embedded.test(core);
  if (/ (?:right|huh|eh|correct|okay|or what|or not|or no)$/u.test(core))
    return (
      (/^(?:you|your|he|she|it|they|that|this|there|we|so)\b/u.test(core) || rest.at(-2)?.pos === 'NOUN') &&
      !/^(?:ADV|AUX|CCONJ)$/u.test(rest.at(-2)?.pos ?? '') &&
      !/\b(?:get|got|getting|gets|wonder)\b/u.test(core) &&
      !endsOwnSentence.test(core)
    );
  return false;
}

/**
 * Whether a statement without a question mark is a question: "so you live there". A bare statement about the listener
 * does not count.
 */
function isDeclarative(lead: string, core: string, size: number): boolean {
  return size <= 9 && /\b(?:so|oh|and|then)\b/u.test(lead) && /^you (?:\w+)/u.test(core) && !notDeclared.test(core);
}

const notDeclared = new RegExp(`^you (?:${anyOf('no-question-after-you')})\\b`, 'u');

/**
 * Whether the words begin with a wh-word and have the word order of a question. "What I mean is", "when I was", "which
 * is why" and "how nice" do not.
 */
function isWhQuestion(rest: readonly Token[], core: string): boolean {
  if (rest.length === 1) return true;
  const second = rest[1];
  if (!second || (subjects.has(second.norm) && !auxiliaries.has(second.norm)))
    return (
      /^(?:what|which|how many|whose) (?:other|one|all|kids|people) /u.test(core) &&
      rest.slice(2, 5).some((token, i) => auxiliaries.has(token.norm) && subjects.has(rest[i + 3]?.norm ?? ''))
    );
  if (auxiliaries.has(second.norm)) return true;
  // "what kind of work do you do", "how old are your kids", "which one did you": the verb comes before its subject.
  for (let at = 2; at <= 7; at += 1) {
    const token = rest[at];
    if (
      !token ||
      (subjects.has(token.norm) && !/^(?:one|other|all|the|a)$/u.test(token.norm) && rest[at - 1]?.norm !== 'of')
    )
      break;
    if (auxiliaries.has(token.norm))
      return (
        subjects.has(rest[at + 1]?.norm ?? '') ||
        rest[at + 1]?.norm === 'not' ||
        (/^(?:PROPN|NOUN|PRON)$/u.test(rest[at + 1]?.pos ?? '') &&
          /^(?:how|which|what|whose)$/u.test(rest[0]?.norm ?? ''))
      );
  }
  if (/^how (?:many|much) (?:people|of|kids|times|hours|years|days) \w+/u.test(core)) return true;
  // "what happened", "who told you", "who said that": the wh-word is the subject.
  return (
    /^(?:what|who)$/u.test(rest[0]?.norm ?? '') &&
    second.pos === 'VERB' &&
    second.norm !== second.lemma &&
    rest.length <= 6 &&
    !rest.slice(2).some((token) => auxiliaries.has(token.norm))
  );
}
