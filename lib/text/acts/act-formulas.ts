import { fragment, pattern } from '#lib/base/pattern';
import type { ActType } from './act-types.ts';
import type { Shape } from './act-words.ts';

const nice = fragment`
  (?:great|good|nice|neat|wonderful|terrific|fantastic|excellent|awesome|amazing|interesting|fascinating|funny
  |fun|cool|lovely|beautiful|perfect|incredible|impressive|scary|terrible|awful|horrible|sad|weird|strange
  |wild|crazy|sweet|unbelievable|exciting|hilarious|brilliant|marvelous|marvellous)
`;
const very = '(?:(?:so|very|really|pretty|just|quite|always|real|too|kind of|absolutely) )*';

const thanks = /\b(?:thank you|thanks|thank goodness for you)\b/u;
const apology = pattern('u')`
  \b(?:i am|we are) (?:(?:so|very|really|terribly|deeply) )?sorry\b|\b(?:i|we) (?:do )?apologi[sz]e\b
  |\bmy apologies\b|\bmy bad\b|\b(?:forgive|pardon|excuse) me\b
`;
const greeting = /^(?:hi|hello|hey there|good (?:morning|afternoon|evening)|welcome|nice to meet|pleased to meet)\b/u;
const closing = pattern('u')`
  \b(?:bye|goodbye|good night|see you(?: \w+)*|take care|talk (?:to you )?(?:soon|later|again)|until next time
  |have a (?:good|great|nice) (?:day|one|evening|weekend|night|time|trip|holiday|christmas))$
`;
const parting = pattern('u')`
  ^(?:it (?:was|has been|is been) )?(?:(?:very |really )?
  (?:nice|good|great|a pleasure) (?:talking|speaking|chatting|to talk|to chat)
  |i (?:(?:have |really )*enjoyed|better let you) (?:it|our|talking|speaking|chatting|go)
  |i (?:guess|think) (?:i|we) (?:had |should |would )?better (?:let|go|get)|i (?:should |will )?let you go
  |thanks for calling)\b
`;

const appreciations = [
  pattern('u')`
    ^(?:that|this|it) (?:is|was|would be|must be|must have been|sounds?|sounded|has to be|will be) ${very}
    (?:like )?(?:a )?(?:${nice}|too bad|a shame|a pity|a good (?:idea|deal|point)|good to (?:hear|know)|rough
    |tough)(?: (?:one|idea|point|deal|story|news))?$
  `,
  new RegExp(
    `^(?:sounds|how) ${very}(?:${nice}|like (?:a lot of |a )?(?:fun|good time|great time|good idea)|sad)$`,
    'u',
  ),
  pattern('u')`
    ^(?:wow|boy|gosh|golly|goodness|jeez|gee|man|whoa|dear|heavens|my|lord|no kidding
    |good for (?:you|him|her|them)|too bad|good luck|good idea|good point|good job|nice job|great job|well done
    |what a ${very}\w+|(?:oh )?my (?:god|goodness|gosh|word|lord)|good (?:grief|heavens|lord)|for goodness sake
    |congratulations|you are kidding|lucky you|perfect|${nice})$
  `,
];

const agreements = pattern('u')`
  ^(?:(?:that|it) is (?:(?:so|very|quite|exactly|certainly|definitely|absolutely|probably|a very|pretty
  |just) )*(?:right|true|correct|it)|(?:you are|you are (?:so|absolutely|exactly|quite|probably)) right
  |i (?:(?:totally|completely|definitely|really|certainly|would|do) )?agree
  (?: (?:with (?:you|that|it|this)|there))?(?: (?:too|completely|totally))*
  |i (?:think|thought|guess|suppose) so(?: too)?|i know(?: it| that is right)?|me (?:too|neither|either)
  |same here|i know (?:exactly |just )?what you (?:mean|are saying|are talking about)|i bet(?: you| so)?
  |no (?:question|doubt)(?: about (?:it|that))?|good point|fair enough|sounds good|sounds great
  |that (?:works|makes sense)(?: for me| to me)?|works for me|fine by me|i am (?:the same|with you)
  |so (?:do|am|did|would) i|neither (?:do|am|did|would) i
  |(?:it|that|they|he|she|we|you|there) (?:sure|certainly|really|definitely) (?:is|are|was|were|does|do|did
  |has|have|can|will|would)|(?:exactly|absolutely|definitely|totally|indeed|certainly|of course|precisely
  |correct|true|agreed|deal|right on|amen))(?: (?:right|exactly|true|too|yeah|yes|then|so|about that))*$
`;
const agreementStart =
  /^(?:that works|works for me|fine by me|fair enough|good point|you are right|of course|i agree)\b/u;
const disagreements = pattern('u')`
  ^(?:come on|(?:not (?:really|necessarily|exactly|at all|so much|always)|no way|absolutely not|of course not)
  (?: (?:though|man|dude|at all|no))*|i (?:really )?do not (?:think so|believe (?:so|that|it)
  |think that is (?:right|true))(?: \w+)?|i would not say (?:that|so)|i doubt (?:it|that))$
  |^(?:i (?:really |totally |completely )*disagree|i (?:really )?do not agree
  |that is (?:(?:just|really|simply) )?not (?:true|right|fair|so|correct)|it is not true|you are wrong)\b
`;
const hedges = pattern('u')`
  ^(?:(?:i|we) (?:(?:really|just|honestly|still) )*do not (?:(?:really|even|quite) )*(?:know|remember|recall)
  (?: (?:yet|really|either|that|about that|it|if .*|for sure|exactly))*
  |i (?:would not|could not) (?:know|say|tell you)|(?:i have |i have got )?no idea
  |i am not (?:(?:really|quite|too|so|exactly|entirely) )*(?:sure|certain)
  (?: (?:yet|really|about that|if .*))?|(?:who|god|lord|goodness|heaven) knows|i guess|i suppose|hard to say
  |maybe|perhaps|i could not say|beats me|it depends|you never know)$
`;

/** Fixed turns of phrase: thanks, apology, greeting, closing, praise, agreement, hedge; null where it is none. */
export function formulaOf({ words, said, core, asked }: Shape): ActType | null {
  const size = words.length;
  const any = (pattern: RegExp): boolean => pattern.test(said) || pattern.test(core);
  if (thanks.test(said) && !/\bno thanks\b|\bthanks to (?!you\b)/u.test(said) && !(asked && size > 6))
    return size <= 9 && closing.test(said) && !/^(?:\w+ ){0,2}thank/u.test(said) ? 'closing' : 'thanking';
  if (/^(?:i|we) (?:(?:really|so|very much|do) )*appreciate (?:it|that|this|your|you)\b/u.test(core)) return 'thanking';
  if (
    (apology.test(said) &&
      !asked &&
      !/\bsorry (?:what|who|where|how|when|could you|can you|did you|do you)\b/u.test(said)) ||
    (/^sorry\b/u.test(core) && size <= 8)
  )
    return 'apology';
  if (size <= 10 && any(greeting) && !/\bbye\b/u.test(said)) return 'greeting';
  if (size <= 6 && /\bhow are you(?: doing)?(?: today)?$/u.test(said)) return 'greeting';
  if (said === 'you too') return 'closing';
  if ((size <= 9 && closing.test(said)) || any(parting)) return 'closing';
  if (asked && size > 2) return null;
  if (any(agreements) || (!asked && any(agreementStart))) return 'agreement';
  if (appreciations.some(any)) return 'appreciation';
  if (any(disagreements)) return 'disagreement';
  if (size <= 14 && any(hedges)) return 'hedge';
  return null;
}
