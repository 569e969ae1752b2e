import { lexicon } from '#lib/text/lexicons/lexicon';
import type { Spoken } from './spoken.ts';
import { fragment, pattern } from '#lib/base/pattern';
import { plain } from '#lib/text/learned/plain';
import { type Sentence, type TextModel, tokensOf } from '#lib/text/model';
import { listenerOf } from './listener.ts';
import { calledOn, namedDoer } from './names.ts';

/** Fillers and connectives before the statement itself. */
const opening = fragment`
  ^(?:(?:and|so|but|or|then|just|okay|ok|well|um+|uh+|oh|right|yeah|yes|now|also|first|because|maybe|alright
  |sure|great)[,.]? )*
`;
const before = (pattern: string): RegExp => new RegExp(opening + pattern, 'u');
/** "If you send me the receipts, I'll put them on the ticket": the task follows the condition. */
const condition = /^(?:(?:and|so|but|okay|then) )*(?:if|when|once|unless|as soon as|whenever|until|after)\b[^,]*, /u;

const asksForItself = before(
  String.raw`(?:can|could|may|might) (?:i|we) (?:please |just |maybe )?(?:get|have|see|borrow|take a look)\b`,
);
/** "I want you to", "I'll need you to", "rely on you". */
const youTo = pattern('u')`
  \b(?:want|need|like|love|ask|asking|tell|told|get|have|trust|rely on|count on) you
  (?: guys| all| both)? (?:to|for)\b
`;
const other = String.raw`(?:you|y'all|you guys)`;
const second = new RegExp(
  [
    fragment`
      \b${other}(?:'ll| will| would|'d)?(?: also| still| just| really| always| probably| then| may| might
      | well)* (?:need to|have to|'ve got to|got to|gotta|should|must|can|could|may|might|ought to|want to
      |are going to|are to|go|take|do|get|send|call|come|make|keep|start|be \w+ing)\b
    `,
    String.raw`\b${other}(?:'ll| will|'re going to|'re gonna)\b`,
    String.raw`\b(?:can|could|would|will|do|should) ${other}\b`,
    String.raw`\bplease\b`,
    String.raw`\bmake sure\b`,
    String.raw`\byour (?:job|task|homework)\b`,
  ].join('|'),
  'u',
);
/** Advice that names no doer is for the listener. */
const advises = pattern('u')`
  \b(?:i(?:'d| would)?(?: always| also| strongly| really| just)? (?:recommend|advise|suggest)
  |(?:is|it's|it is|be)(?: also| well)? worth \w+ing|would be (?:beneficial|advisable|helpful|sensible)
  |is advisable|my advice)\b
`;
const first = new RegExp(
  [
    String.raw`\b(?:i|we)(?:'ll| will)\b`,
    String.raw`\b(?:i'm|i am|we're|we are) (?:also |just |then )?(?:going to|gonna|happy to|to)\b`,
    String.raw`\bi (?:can|could|should|must|may|might|need to|have to|want to|wanna|promise)\b`,
    String.raw`\b(?:i'd|i would|we'd|we would) (?:also |just )?(?:like to|love to|need to|have to|be happy to)\b`,
    fragment`
      \bi(?:'ve| have)? got to\b|\bi gotta\b|\blet me\b|\bleave (?:it|that|this) (?:to|with) me\b
      |\bmy (?:job|task)\b
    `,
  ].join('|'),
  'u',
);
const together =
  /\blet's\b|\blet us\b|\bwe(?: still| also| really| probably| all)? (?:need|have|should|must|ought|gotta|got)\b/u;
/** A third person will do it. */
const third = before(
  fragment`
    (?:he|she|they|somebody|someone|(?:the|my|our|your|his|her|their) [\w' -]{2,30}?)
    (?:'ll| will|'s going to| is going to| are going to|'re going to| can| could| needs? to| has to| have to)\b
    |(?:it|that|this|those|these)(?:'ll| will| needs? to| has to| have to)\b
  `,
);

/**
 * Who will do a task: a speaker's label, a name from the text, "we", or null if the words do not say. An imperative, a
 * request and advice are for the listener. A promise is for the speaker, and so is an instruction that the speaker
 * reads back. A third person's task is for the person whom the words name.
 */
export function doerOf(model: TextModel, task: Spoken): string | null {
  const name = namedDoer(model, task);
  if (name !== null) return name;
  const told = plain(task.text).replaceAll(/\s+/gu, ' ').trim();
  if (third.test(told)) return null;
  const text = told.replace(condition, '');
  const listener = (): string | null =>
    calledOn(model, task) ?? (readsBack(model, task) ? task.speaker : listenerOf(model, task));
  if (asksForItself.test(text) || youTo.test(text)) return listenerOf(model, task);
  const at = (pattern: RegExp): number => pattern.exec(text)?.index ?? Infinity;
  const own = at(first);
  const theirs = Math.min(at(second), at(advises), imperativeAt(model, task, told.length - text.length));
  if (theirs < own) return listener();
  if (together.test(text) && at(together) < own) return 'we';
  if (own < Infinity) return task.speaker;
  if (task.said === 'request' || task.said === 'advice') return listener();
  return task.said === 'plan' ? 'we' : task.speaker;
}

const notImperative = lexicon('no-order-verbs');

const emphatic = pattern('u')`
  (?:^|, |\b(?:and|so|but|then) )(?:do|don't|never|always) (?:come|take|keep|call|send|give|bring|check|try|go
  |get|make|put|write|tell|ask|stop|avoid|drink|start|lift|use|forget|wait)\b
`;
const leading = lexicon('order-leads');

/**
 * Position of the first imperative, in characters of the task from `from` on; Infinity if there is none. An imperative
 * is a verb in its plain form that opens the sentence or a clause, with no subject before it: "take one a day", "do
 * come back", "don't lift".
 */
function imperativeAt(model: TextModel, { start, end, unit, text }: Spoken, from: number): number {
  const sentence = model.sentences.find((each) => each.segment === unit && each.start < end && each.end > start);
  const inside = sentence
    ? tokensOf(model, sentence).filter((token) => token.start >= start + from && token.end <= end)
    : [];
  const verb = inside.find((token, i) => {
    if (token.pos !== 'VERB' || token.norm !== token.lemma || notImperative.has(token.lemma)) return false;
    let at = i - 1;
    while (at >= 0 && leading.has(inside[at]?.norm ?? '')) at -= 1;
    return at < 0 || /^[,.;:–—]$/u.test(inside[at]?.text ?? '');
  });
  return Math.min(
    verb ? verb.start - start - from : Infinity,
    emphatic.exec(plain(text).slice(from))?.index ?? Infinity,
  );
}

/**
 * Whether the speaker repeats an instruction that the other speaker has just given: "Right. So stop the one, start the
 * other".
 */
function readsBack(model: TextModel, task: Spoken): boolean {
  const { bySegment } = model.speakers;
  const speaker = bySegment[task.unit - 1] ?? null;
  if (task.speaker === null || speaker === null || speaker === task.speaker) return false;
  const verbs = (sentences: readonly Sentence[], from: number, to: number): string[] =>
    sentences.flatMap((sentence) =>
      tokensOf(model, sentence)
        .filter((token) => token.pos === 'VERB' && !token.stop && token.start >= from && token.end <= to)
        .map(({ lemma }) => lemma),
    );
  const told = new Set(
    verbs(
      model.sentences.filter(({ segment }) => segment === task.unit - 1),
      0,
      task.start,
    ),
  );
  const own = verbs(
    model.sentences.filter(({ segment }) => segment === task.unit),
    task.start,
    task.end,
  );
  return !/\b(?:you|your|please)\b/iu.test(task.text) && own.some((verb) => told.has(verb));
}
