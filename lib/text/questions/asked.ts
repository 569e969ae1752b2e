import { pattern } from '#lib/base/pattern';
import { contextOf } from '#lib/text/cues/context';
import { isQuestion, type Act } from '#lib/text/acts/dialogue-acts';
import { tokensOf, type Sentence, type Span, type TextModel } from '#lib/text/model';
import { isConjunction, opensQuestion } from '#lib/text/tokens/openers';
import type { Token } from '#lib/text/tokens/token';
import { asksFor, type QuestionKind } from './kinds.ts';

export interface Question {
  kind: QuestionKind;
  sentence: Sentence;
  /** Without the "and" or "so" that leads to it. */
  span: Span;
  /** Ends in "okay?", "you know?" or the like, which seldom waits for a yes. */
  softTag: boolean;
}

const greeting = pattern('u')`
  ^(?:(?:hi|hello|hey|good \w+|so|and|well) )?(?:\w+ )?
  (?:how are (?:you|things|we)\b(?! (?:going|planning) to)
  |how (?:do you do$|have you been|is it going|is everything$|is life|goes it|are you doing)|what is up
  |what is new$|are you there|can (?:you|everyone|everybody|anyone) (?:all )?(?:hear|see) (?:me|us|my)
  |do you hear me|you there$|are you (?:okay|ok|all right|alright)$|who is this$|hello|hi$)
`;
/** About the line and the hearing, said so that the talk can go on. */
const procedural = pattern('u')`
  ^(?:what|pardon|sorry|excuse me|come again|what was that|say again
  |can (?:you|we|i) (?:just )?(?:start|begin|move on|go on)
  |(?:shall|should|can) (?:we|i) (?:start|begin|move on|go on|get started|continue|stop here)
  |(?:is|are) (?:everyone|everybody|we all|we) (?:here|ready)|are (?:you|we) ready
  |(?:is|are) (?:my|your) (?:camera|microphone|mic|sound) on|can you see my screen)\b
  (?: (?:please|again|now|then|everyone|everybody|there))*$
`;
/** Said to keep the talk going; nobody answers them. */
const phatic = pattern('u')`
  ^(?:you know(?: what(?: i mean)?)?|do you know what(?: i mean)?|know what i mean|you see|see|right|okay|ok
  |yeah|yes|no|really|huh|is that (?:so|right|okay)|are you sure|and|so|well|guess what|you know who|get it
  |got it|what|pardon|sorry|excuse me|come again|what was that|say again|does that make sense|make sense
  |if you know what i mean|is it not|what do you mean by that|oh really|seriously|true|fair enough)$
`;
const rhetorical = pattern('u')`
  \b(?:who (?:knows|cares|would have thought|does not|the hell|do you think you are)
  |what (?:is the point|can i say|could go wrong|do i know|else is new|were you thinking|the (?:hell|heck)
  |is wrong with you|kind of (?:person|question))|how (?:dare you|could you (?:do|say|even|possibly)
  |many times (?:do|have|must) i|should i know|would i know|hard can it be|am i supposed to know|stupid
  |can you be so)|why (?:bother|me$|on earth|should i care|do i (?:even )?bother|can you (?:not|never)
  |must you|do you (?:always|never))|are you (?:kidding|serious|crazy|out of your mind|joking|insane|blind
  |deaf)|do i (?:look|have to do everything)|is it any wonder|isn't it (?:obvious|ironic)
  |after (?:everything|all) (?:that )?(?:i|we)|is this how you|so what$|what (?:do|did) you expect
  |can you believe (?:it|that|this)|would you believe|does it (?:even )?matter|need i say|what more (?:do|can)
  |have you (?:no|lost your)|who do you think|who has time for
  |do you know what (?:i|he|she|they|we) (?:did|said)|who else (?:would|could)
  |(?:is|was) (?:it|that) not (?:strange|funny|obvious|amazing|terrible|nice|great|weird|crazy|sad)
  |(?:is|was) not (?:it|that) (?:strange|funny|obvious|amazing|terrible|nice|great|weird|crazy|sad))\b
`;
/** "…, right?", "…, you know?", "…, isn't it?": a statement that asks to be agreed with. */
const tag = pattern('u')`
  (?:, (?:right|okay|ok|yeah|yes|no|huh|eh|you know|you see|correct|all right|alright))$
  |(?: (?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had) not (?:it|you|he|she|we|they|i
  |there))$
  |(?:, (?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|am) (?:it|you|he|she|we|they|i
  |there))$
`;
/** Those that seldom wait for a yes. */
const softTag = / (?:okay|ok|all right|alright|you know|eh|huh)$/u;
/** "So do I and …". */
const alike = pattern('u')`
  ^(?:do|did|does|am|is|are|was|were|have|has|can|could|will|would|should) (?:i|we|they|he|she|you)
  (?: (?:and|but)\b|$)
`;
/** The same where no marks are written. */
const bareTag = / (?:right|okay|yeah|huh|eh|you know)$/u;
const beginsAsQuestion = pattern('u')`
  ^(?:what|when|where|who|whom|whose|why|which|how|do|does|did|can|could|will|would|shall|should|is|are|was
  |were|am|have|has|had|may|any)\b
`;

/** The question that an act puts, or null where it puts none. */
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
  const norms = normsOf(words.slice(lead));
  if (!asked && !opened && !wonders && !(isQuestion(type) && beginsAsQuestion.test(norms))) return null;
  if (!asked && words[lead - 1]?.norm === 'so' && alike.test(norms)) return null;
  const kind = kindOf({
    norms,
    asked,
    opened,
    quoted: contextOf(model, sentence, at).quoted || words.at(-1)?.quoted === true,
    tagged: tag.test(withCommas(tokens)),
  });
  if (kind === null || (asksFor(kind) && words.length - lead < 3 && !isShortQuestion(norms))) return null;
  // Where the question was cut out of a longer sentence, the "and" before it is left behind.
  const first = words[0];
  const isPart = first !== undefined && /^\p{Ll}/u.test(first.text) && model.tokens[sentence.first - 1]?.text === ',';
  const from = lead > 0 && isPart ? (words[lead]?.start ?? sentence.start) : sentence.start;
  return { kind, softTag: softTag.test(norms), sentence, span: { start: from, end: sentence.end } };
}

/** "You live there?": a statement that wants a yes. */
const presumes = /^(?:you|he|she|it|they|we|i|that|this|there) (?:\w+ )*\w+$/u;

interface Asking {
  /** The words without what leads to them, in lower case. */
  norms: string;
  /** Ends in a question mark. */
  asked: boolean;
  /** Begins in the order of a question. */
  opened: boolean;
  quoted: boolean;
  tagged: boolean;
}

/** null where nothing is asked in any way: "you know?", "huh?". */
function kindOf({ norms, asked, opened, quoted, tagged }: Asking): QuestionKind | null {
  if (norms === '') return null;
  if (quoted) return 'reported';
  if (rhetorical.test(norms)) return 'rhetorical';
  if (greeting.test(norms) || procedural.test(norms)) return 'procedural';
  if (phatic.test(norms)) return null;
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

/** "Had I known", "should you need", and "what I mean is" in text without marks. */
function isOpenConditional(words: readonly Token[]): boolean {
  return /^(?:had i|should you (?:need|have)|were i|what (?:i|you|we) (?:mean|want|need)|how (?:nice|sad|funny|great|lovely))\b/u.test(
    normsOf(words),
  );
}

function isShortQuestion(norms: string): boolean {
  return (
    /^(?:when|where|who|why|how much|how many|how long|how come|which one|why not|since when|until when|by when|and you|what time|what for|how so|which day)$/u.test(
      norms,
    ) || /^(?:is|are|was|were|did|do|does|can|will|would|have|has) \w+$/u.test(norms)
  );
}
