import { fragment, pattern } from '#lib/base/pattern';

/** Words before the reply itself. */
const lead = fragment`
  ^(?:(?:oh|ah|ooh|well|um+|uh+|er+|hm+|mm|ha|honestly|no|yeah|so|okay|ok|as i said|again|right|sorry|i mean|look
  |to be honest|and|but|and they|for me),? )*
`;

/** The speaker does not know. A guess that follows is an answer. */
const notKnown = fragment`
  (?:i|we) (?:really |just |still |honestly |actually )*(?:do not|don['’]t) (?:actually |really |quite |even )?know
  |(?:i['’]m|i am|we['’]re|we are)? ?not (?:quite |really |so |too |entirely |totally )?sure
  |(?:(?:i (?:have|['’]ve)|i['’]ve|i['’]ve got) )?(?:absolutely )?no idea
  |(?:i )?(?:can['’]t|cannot|don['’]t|do not) (?:really )?(?:remember|recall)|hard to say|(?:i haven['’]t )?the foggiest
  |i couldn['’]t (?:tell you|say)
`;
/** The speaker has to look first, or does not say. */
const notSaid = fragment`
  (?:i|we)(?:['’]d| would|['’]ll| will)? (?:have|need) to (?:check|look|ask|find out|get back|go and (?:look|check|see))
  |(?:i['’]ll|i will|let me) (?:have to )?(?:check|find out|look into|get back|come back)
  |i can['’]t (?:give you|talk about|comment)|i(?:['’]m| am) not (?:going|allowed|able) to (?:say|comment|discuss|tell)
`;
const guesses = pattern('iu')`\b(?:but|maybe|probably|perhaps|though|i (?:think|guess|suppose)|i['’]d (?:say|guess))\b`;
const unknownFirst = pattern('iu')`${lead}(?:${notKnown})\b`;
const unsaidFirst = pattern('iu')`${lead}(?:${notSaid})\b(?![^.!?]*\b(?:but|maybe|probably)\b)`;

const auxiliary = fragment`
  (?:is|are|was|were|am|do|does|did|have|has|had|can|could|will|would|should|shall|may|might|must
  |isn['’]t|aren['’]t|wasn['’]t|don['’]t|doesn['’]t|didn['’]t|can['’]t|couldn['’]t|won['’]t|haven['’]t|hasn['’]t)
`;
const opening = String.raw`^(?:(?:and|so|but|okay|ok|well|now|right|sorry|um+|uh+|er+|then),? |\p{Lu}\p{Ll}+, )*`;
const number = fragment`
  (?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|thirty|forty|fifty|sixty
  |seventy|eighty|ninety|hundred|thousand|million|half|once|twice|dozen)\b)
`;
const time = fragment`
  \b(?:\p{L}+day|today|tomorrow|tonight|yesterday|morning|afternoon|evening|week|month|year|spring|summer|autumn|winter
  |january|february|march|april|june|july|august|september|october|november|december|later|soon|never|now|ago|since)\b
`;

/** A question of one form with the form of a reply that plainly takes it up. */
export interface ReplyForm {
  id: string;
  question: RegExp;
  reply: RegExp;
  /** Question and reply. */
  examples: readonly (readonly [question: string, reply: string])[];
  nearMisses: readonly (readonly [question: string, reply: string])[];
}

export const replyForms: readonly ReplyForm[] = [
  {
    id: 'reply.yes_or_no',
    question: pattern(
      'iu',
    )`${opening}(?:${auxiliary}\b|any\b)|\b(?:right|isn['’]t it|aren['’]t you)\?$|^(?:you|so you|same|that)\b`,
    reply: pattern('iu')`
      ^(?:(?:oh|ah|well|um+|uh+|er+|hm+|mm|ha|okay|ok|and|but),? )*(?:(?:yes|yeah|yep|yup|no|nope|not really|not at all)
      (?:[,.!?…]|$| (?:it|i|he|she|we|they|you|that|there|problem|not|of|please|thank)\b)|(?:not yet|sure|of course|exactly
      |absolutely|definitely|certainly|correct|that['’]s right|never|always|deal|fine by me|happy to)\b)
      |^[^.?!]{3,60}, (?:no|yes|yeah|nope)[.!]?$
    `,
    examples: [
      ['Is the worksheet graded?', "No, it's just for practice."],
      ['Shall we meet again in six weeks?', 'Yep.'],
    ],
    nearMisses: [
      ['Is the worksheet graded?', 'I wrote that on the page.'],
      ['Why was it late?', 'Yes, it was.'],
    ],
  },
  {
    id: 'reply.echo',
    question: pattern('iu')`${opening}${auxiliary}\b`,
    reply: pattern('iu')`
      ${lead}(?:i|it|he|she|they|we|you|that|there) (?:just |really )?${auxiliary}(?: not)?[.,!]
      |${lead}(?:i|we|they|he|she|you)(?:['’]re|['’]m| are| am)[.,!]
    `,
    examples: [['Can the others come?', "They can't, no."]],
    nearMisses: [['Can the others come?', 'They can all hear you say it.']],
  },
  {
    id: 'reply.reason',
    question: pattern('iu')`${opening}(?:why\b|how come\b|what (?:makes|made)\b|what['’]s the reason\b)`,
    reply: pattern('iu')`^[^?]{0,60}\b(?:because|['’]cause|so that|the reason)\b`,
    examples: [['What makes it a four and not a two?', "Because I've practised it."]],
    nearMisses: [['Why did it stay open?', 'We look at this every year.']],
  },
  {
    id: 'reply.amount',
    question: pattern(
      'iu',
    )`\bhow (?:many|much|long|old|often|far|big|tall|high|late|soon)\b|\bwhat(?:['’]s| is| does| do| did| will)\b[^?]*\b(?:cost|pay|price|say|number|figure)`,
    reply: pattern('iu')`^[^?]{0,80}${number}(?![^.!?]*\b(?:not|can['’]t|don['’]t) (?:know|say|sure)\b)`,
    examples: [
      ['How many people go from free to paid?', 'Four percent last quarter.'],
      ['What does it cost?', 'About nine thousand.'],
    ],
    nearMisses: [['How many were there?', "I'm making some calls."]],
  },
  {
    id: 'reply.time',
    question: pattern('iu')`${opening}(?:when|what time|which day|what day)\b|\bhow (?:long|soon|often|late)\b`,
    reply: pattern('iu')`^[^?]{0,80}(?:${time}|${number})`,
    examples: [['When will it open?', "We're hoping for next summer."]],
    nearMisses: [['When do you think?', "I'm gonna make some calls."]],
  },
  {
    id: 'reply.person',
    question: pattern('iu')`${opening}(?:who|whose|which of)\b`,
    reply: pattern(
      'u',
    )`^[^.?!]{1,60}\s(?:\p{Lu}\p{Ll}+)|^(?:Me|Him|Her|Us|Them)\b|^I(?:['’](?:ll|d)| (?:did|do|was|could|can|will|would|have))\b`,
    examples: [['Who could that be?', 'I could ask Priya and Tom.']],
    nearMisses: [['Who did that?', 'it is more than one though.']],
  },
  {
    id: 'reply.state',
    question: pattern('iu')`\bhow (?:are|is|was|were|have|has|did|does|do)\b|\bhow['’]s\b`,
    reply: pattern('iu')`
      ${lead}(?:a (?:bit|lot|little) |much |still |pretty |really |very |not (?:too |so )?)?(?:better|worse|fine|good|great|okay|ok
      |alright|all right|well|bad|terrible|awful|terrified|the same|up and down|hard|easy|lovely)\b
    `,
    examples: [['And how are things now?', 'Better. She moved in January.']],
    nearMisses: [['How is it paid?', 'The council has a fund.']],
  },
  {
    id: 'reply.suits',
    question: pattern('iu')`
      \b(?:shall|can|could|should) we\b|\bsame\b|\b(?:how|what) about\b|\bwould (?:that|it)\b|\bdo you want\b|\bthen\?$
      |^\p{Lu}\p{L}+(?: \p{L}+){0,4}\?$
    `,
    reply: pattern('iu')`
      ${lead}[^.?!]{0,30}(?: is|['’]s| are| sounds| works| would be|['’]d be)(?: absolutely| just)? (?:good|fine|great|perfect
      |okay|ok|lovely|all right|alright|better)\b|^(?:[.…]* ?)(?:fine|good|great|perfect|lovely|okay|ok)\b(?: by me)?[.,!]
    `,
    examples: [
      ['Same time on the sixteenth?', 'The sixteenth is good.'],
      ['What if I email your tutor? Would that be better?', 'Okay. She is all right.'],
    ],
    nearMisses: [['Same time on the sixteenth?', 'I would rather see it first.']],
  },
  {
    id: 'reply.short',
    question: pattern('iu')`${opening}(?:[\p{L}’']+ ){0,2}(?:who|where|when|which|what|how)\b(?! (?:if|about)\b)`,
    reply: pattern('iu')`
      ^(?![^.!]*\b(?:i|you|we|not|don['’]t|no|idea|question|mind|well|right|ah|oh|okay|ok|sorry
      |good|please|thanks?|wait|listen)\b)
      (?:[\p{L}\p{N}'’-]+,? ){0,3}[\p{L}\p{N}'’-]+[.!](?: |$)
    `,
    examples: [
      ['Who sorted it?', "The landlord. He's very good."],
      ["What's the date?", 'Twenty-eighth.'],
    ],
    nearMisses: [
      ['Who sorted it?', 'Good question.'],
      ['What did it cost?', 'Never mind. We look at this every year.'],
      ['Did you tell anybody?', 'Laundry. That is what it was.'],
      ['Well, what if I got a loan?', "Sweetheart. You couldn't keep up."],
    ],
  },
  {
    id: 'reply.consequence',
    question: pattern('iu')`\bwhat\b[^?]*\bif\b|^(?:and )?if\b`,
    reply: pattern('iu')`${lead}(?:then|in that case)\b`,
    examples: [["What do we do if they don't come?", 'Then we ship with the old header.']],
    nearMisses: [["What do we do if they don't come?", 'They always come.']],
  },
];

/** Whether a reply leaves the question open by its first words: "I'd have to check with the officers on that." */
export function saysUnknown(reply: string): boolean {
  const said = reply.trim();
  return unsaidFirst.test(said) || (unknownFirst.test(said) && !guesses.test(said));
}

const yesOrNo = pattern('iu')`${opening}${auxiliary}\b(?! (?:you|we|i) (?:tell|say|explain|describe|talk|start)\b)`;

/** Whether a question waits for a yes or no. */
export function isYesNo(question: string): boolean {
  return yesOrNo.test(question.trim());
}

/** The id of the form by which a reply plainly takes up a question; null if none does. */
export function takesUp(question: string, reply: string): string | null {
  const [asked, said] = [question.trim(), reply.trim()];
  if (unknownFirst.test(said) && guesses.test(said)) return 'reply.guess';
  return replyForms.find((form) => form.question.test(asked) && form.reply.test(said))?.id ?? null;
}
