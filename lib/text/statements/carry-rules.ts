import { fragment, pattern } from '#lib/base/pattern';

/** Kinds of claims for which a sentence of a passage is quoted. */
export type Quoted = 'claim' | 'reason' | 'position' | 'decision' | 'task' | 'checkable';

/** A form of words that cannot carry claims of these kinds, however likely the passage is to hold one. */
export interface CarryRule {
  id: string;
  bars: readonly Quoted[];
  form: RegExp;
  examples: readonly string[];
  nearMisses: readonly string[];
}

/** Words before the statement itself. */
const lead = fragment`
  ^(?:(?:and|but|so|or|well|okay|ok|right|yeah|yes|yep|no|oh|ah|um+|uh+|er+|mm|now|then|just|look|see|like|also
  |i mean|you know|sure|great|alright|all right|cool),? )*
`;
const lets = String.raw`let me (?:just |quickly )?`;

export const carryRules: readonly CarryRule[] = [
  {
    id: 'carry.courtesy',
    bars: ['claim', 'reason', 'position', 'decision', 'task', 'checkable'],
    form: pattern('iu')`
      ${lead}(?:thanks?(?: you)?\b(?! to\b)|cheers\b|perfect\b|lovely\b|sorry\b|(?:i['’]m|i am) (?:so |really |very )?sorry\b
      |no problem\b|not a problem\b|hi\b|hello\b|hey\b|good (?:morning|afternoon|evening)\b|have a (?:good|nice|great)\b)
      (?![^]*\b(?:but|because|will|going to|need|have to|should)\b|[^]*['’]ll\b)
    `,
    examples: ["I'm sorry to hear that.", 'Perfect, thank you.', "I'm sorry about your, I didn't know about that."],
    nearMisses: [
      "I'm sorry, but that is not what we agreed.",
      'Thanks to the grant we can build it.',
      'It is perfect.',
    ],
  },
  {
    id: 'carry.farewell',
    bars: ['claim', 'reason', 'position', 'decision', 'task', 'checkable'],
    form: pattern('iu')`
      ${lead}(?:and )?(?:the )?same to you\b|\b(?:fun|nice|good|lovely|great|pleasure) (?:dealing|talking|speaking|chatting
      |negotiating|doing business|working) (?:with|to) you\b
      |\bi (?:hope you|wish you) (?:have )?a (?:very |really )?(?:good|nice|great|happy|lovely|safe)\b
    `,
    examples: ['It has been fun dealing with you.', 'Yes, same to you and good night.', 'I wish you a very happy day.'],
    nearMisses: ['I say the same to you every week.', 'We are dealing with you fairly.', 'I hope you agree.'],
  },
  {
    id: 'carry.assent',
    bars: ['claim', 'reason', 'position', 'task'],
    form: pattern('iu')`
      ${lead}(?:i (?:think|guess|suppose|hope|believe) (?:so|not)|agreed|exactly|absolutely|definitely|fair enough
      |that['’]s (?:a relief|right|true|fine|fair|it|good|great|okay|all right)|of course|it would be,? yes
      |see,? this is it|i see|got it|me too|same here)(?:,? (?:yeah|yes|then|actually|really))?[.,!]*$
    `,
    examples: ['I think so.', "That's a relief.", 'Agreed.'],
    nearMisses: ["That's right in the middle of the road.", 'I think so too, because the roof leaks.'],
  },
  {
    id: 'carry.floor',
    bars: ['claim', 'reason', 'position', 'decision'],
    form: pattern('iu')`
      ${lead}(?:${lets}(?:see|check|think|stop|ask|read|finish|start|say|get|have|know)\b|hang on\b|hold on\b|bear with me\b
      |carry on\b|go ahead\b|go on\b|come in\b|say (?:a bit )?more\b
      |(?:can|could|may) i (?:just |maybe )?(?:stop|interrupt|ask|say|add|jump|come in|offer|suggest)\b
      |[\p{L}. ]{0,24},? (?:it['’]s yours|over to you|your (?:light|time)['’]?s?)\b)
    `,
    examples: ['Let me see.', "Let me read you back what I've got.", "Councillor Boychuk, it's yours."],
    nearMisses: [
      'They let me see it every week.',
      "It's yours if you pay for it.",
      'I think you should hold on to it.',
    ],
  },
  {
    id: 'carry.within_the_talk',
    bars: ['task'],
    form: pattern('iu')`
      \bbear with me\b|\b(?:hang|hold) on\b
      |${lead}(?:${lets}(?:see|think|stop|finish|start|say)\b|${lets}(?:check|make sure) (?:that |if |whether )?i\b
      |(?:can|could|may) i (?:just |maybe )?(?:stop|interrupt|ask|say|add|jump in|come in|offer|suggest)\b
      |what (?:i|we) (?:can|could|will|would|['’]ll) (?:tell|say)\b|pop yourself\b)
      |^(?:so|and|well|okay)?,? ?(?:what|all) (?:i|we) (?:can|could|['’]d|would) (?:tell you|say)\b
    `,
    examples: [
      "So let me check I've got this.",
      "Bear with me a second, I'll just run a test on the line.",
      'What I can tell you is that we have put money into it.',
      'Can I offer you something?',
    ],
    nearMisses: ['Let me check with Finance.', 'What I can do is book an engineer.', 'Can I send you the form?'],
  },
  {
    id: 'carry.not_asked',
    bars: ['task'],
    form: pattern('iu')`
      ${lead}you (?:do not|don['’]t) (?:have|need) to\b|^(?:so |and |then )?you(?:['’]ll| will) (?:get|receive|hear)\b
    `,
    examples: ["You don't have to take it.", "You'll get a text to confirm."],
    nearMisses: ['You have to take it.', "You'll need to bring it."],
  },
  {
    id: 'carry.offered',
    bars: ['decision'],
    form: pattern('iu')`${lead}what (?:i|we) (?:can|could) (?:do|offer)\b`,
    examples: ['What I can do is book an engineer for you.'],
    nearMisses: ['We can do what you offered.'],
  },
  {
    id: 'carry.not_agreed',
    bars: ['decision'],
    form: pattern('iu')`
      \b(?:never|have not|haven['’]t|did not|didn['’]t|not yet|nobody|no one)(?: \p{L}+)? (?:agreed?|decided?|settled?)\b
    `,
    examples: ['We never agreed that, Pat.', "We haven't decided the date."],
    nearMisses: ['We agreed never to sell it.', 'We decided not to wait.'],
  },
  {
    id: 'carry.wished',
    bars: ['decision'],
    form: pattern('iu')`
      ${lead}(?:i|we) (?:just |really )?wish\b|\bif only\b
      |^if\b[^?]*\bwould be (?:so |really )?(?:amazing|great|good|helpful|nice|lovely|brilliant|wonderful)\b
    `,
    examples: ['I wish I lived with Gran.', 'If Tomasz could take the payment ones that would be amazing.'],
    nearMisses: ['As you wish, I will send it.', 'If it rains, the hall would be too small.'],
  },
  {
    id: 'carry.promise',
    bars: ['decision'],
    form: pattern('iu')`${lead}(?:perfect,? )?i(?:['’]ll| will|(?:['’]m| am) (?:going to|gonna)| can)\b`,
    examples: ['I will write the invitation tomorrow.', "Okay, I'll ring him at ten."],
    nearMisses: ["We'll start you on a low dose.", 'I would go with the second one.'],
  },
  {
    id: 'carry.left_to_the_other',
    bars: ['decision'],
    form: pattern('iu')`
      ${lead}(?:fine,? )?do (?:what|whatever|as) you (?:want|like|please|will)\b
      |${lead}i(?:['’]d| would) (?:rather |just )?like to (?:speak|talk|think|ask|know|hear|see|say)\b
    `,
    examples: ['Fine, do what you want.', 'I would like to speak with a lawyer first.'],
    nearMisses: ["I'd like to order an X-ray.", 'Do that as you wanted to, on Friday.'],
  },
  {
    id: 'carry.opinion',
    bars: ['decision'],
    form: pattern('iu')`${lead}i (?:think|feel|guess|believe)\b(?! (?:we|you)(?: should|['’]ll| will)\b)`,
    examples: ['I think we need a bigger room this time.'],
    nearMisses: ['I think we should do an X-ray.', 'So I think you should rest it.'],
  },
  {
    id: 'carry.pressed',
    bars: ['decision'],
    form: pattern('iu')`\bdecide (?:right )?(?:now|this minute)\b|\byou(?:['’]ll| will) regret\b`,
    examples: ['There is no more time, decide right now, or you will regret this.'],
    nearMisses: ['We have decided to start right now.'],
  },
  {
    id: 'carry.noticed',
    bars: ['position', 'decision', 'task', 'claim'],
    form: pattern('iu')`${lead}i (?:just )?(?:noticed|saw|heard|overheard)\b`,
    examples: ['I noticed you smiled when you said that.'],
    nearMisses: ['I see no reason to wait.', 'The neighbours noticed it first.'],
  },
  {
    id: 'carry.promised',
    bars: ['claim', 'reason', 'position'],
    form: pattern('iu')`
      ${lead}(?:i(?:['’]ll| will)(?! (?:be|have|lose|never|not|need|always|die|miss)\b)|i(?:['’]m| am) (?:going to|gonna)(?! (?:be|lose|miss)\b)
      |you(?:['’]ll| will) (?:get|receive|hear)\b|we(?:['’]ll| will) (?:take|send|get back|see you|meet)\b)
    `,
    examples: ["I'll ring him at ten.", "You'll get a text to confirm."],
    nearMisses: ["I'll be shut by Christmas.", 'You will never sell it.', 'We will lose the contract.'],
  },
  {
    id: 'carry.unknown',
    bars: ['claim', 'reason', 'position'],
    form: pattern('iu')`
      ${lead}(?:as i said,? )?(?:(?:i|we)(?:['’]d| would|['’]ll| will)? (?:have|need) to (?:check|look|ask|go and|find out)\b
      |(?:i|we) (?:really |honestly |just )?(?:do not|don['’]t) (?:know|have the|remember)\b
      |i(?:['’]ve| have)?,? (?:actually,? )?(?:got )?no idea\b)
    `,
    examples: ["I'd have to check with the officers on that.", "As I said, I'd have to check.", "I've no idea."],
    nearMisses: ['You do not know how hard it is.', 'We have to pay our staff.'],
  },
  {
    id: 'carry.thought',
    bars: ['checkable'],
    form: pattern('iu')`
      ${lead}i (?:just |also |really )?(?:think|thought|guess|suppose|feel|believe|wonder|was (?:just )?wondering)\b(?! of\b)
    `,
    examples: ['I think sixty percent is normal.', 'So I guess it is twice a week.'],
    nearMisses: ['She thinks of it twice a week.', 'The board believes that sales rose by nine percent.'],
  },
  {
    id: 'carry.instructed',
    bars: ['checkable'],
    form: pattern('iu')`
      ${lead}(?:let['’]?s\b|let (?:us|me)\b|please\b
      |(?:is|are|can|could|do|does|did|would|will|have|has) (?:it|you|i|we|they|there|that)\b)
      |\bi(?:['’]d| would) like you to\b|\bi (?:want|need) you to\b
    `,
    examples: ["Let's say five times a day for twenty minutes.", "I'd like you to take it for seven days."],
    nearMisses: ['They let us out at nine after three hours.', 'He wanted me to take it for seven days.'],
  },
];
