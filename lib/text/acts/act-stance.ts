import { fragment, pattern } from '#lib/base/pattern';

const judging = fragment`
  (?:good|bad|great|terrible|awful|wrong|right|fair|unfair|hard|easy|tough|difficult|nice|expensive|cheap
  |important|better|worse|best|worst|ridiculous|stupid|crazy|amazing|sad|scary|interesting|beautiful|wonderful
  |excellent|fantastic|silly|weird|strange|fun|boring|dangerous|useful|useless|necessary|likely|unlikely
  |possible|impossible|sensitive|selfish|a shame|a pity|funny|disgusting|smart|dumb|lazy|rude|worth|enough
  |perfect|fine|pretty)
`;
const degree = fragment`
  (?:(?:so|very|really|pretty|just|quite|kind of|sort of|probably|such|too|a|an|the|not|more|most|even|still
  |much|always|also|real|definitely|certainly) )*
`;

const patterns = [
  // The speaker's own view, named as one.
  pattern('u')`
    \b(?:i|we) (?:(?:do|really|just|still|personally|honestly|would|always|kind of|sort of|also) )*
    (?:think|believe|feel|guess|suppose|find|doubt|figure|bet|imagine|reckon|assume)\b(?! (?:about|of|back)\b)
  `,
  pattern('u')`
    \bi do not (?:(?:really|even) )?(?:think|believe|feel|see (?:why|how|any))\b
    |\bi (?:would|could) (?:say|argue|rather)\b|\bin my (?:opinion|view|mind)\b|^(?:to|for) me\b
    |\bas far as i am concerned\b|\bmy (?:feeling|opinion|view|impression) is\b
  `,
  pattern('u')`
    \bit (?:(?:just|really|kind of) )?(?:seems|seemed|looks like|sounds like|feels like|depends)\b
    |\bseems? to (?:me|be)\b
  `,
  pattern('u')`
    \bi (?:(?:do not|really|just|kind of|do|also) )*(?:like|love|hate|prefer|enjoy
    |admire) (?:the (?:idea|way|fact)|it when|how|that they)\b
    |\bi thought (?:it|that|he|she|they) (?:was|were)\b
  `,
  // What should be.
  pattern('u')`
    (?<!\bi )\b(?:should|ought to|shall not|had better)\b
    |\b(?:they|we|people|somebody|someone|you|government|parents) (?:(?:really|just|all|do|also) )*
    (?:need|needs|have|has|got|must)(?: got)? to\b
  `,
  // Judgements in the present or of what would be.
  pattern('u')`
    \b(?:it|that|this|they|these|those|which|he|she|you|we|\w+) (?:is|are|would be|could be|must be|might be
    |will be|can be) ${degree}${judging}\b
  `,
  pattern('u')`
    \b(?:is|are) (?:just |really |far |way )?too (?:\w+)
    |\b(?:have|has|got) (?:it |gotten )?too (?:much|many|easy|hard|\w+)
    |\b(?:is|are) (?:much |far |a lot )?(?:more \w+|\w+er) than\b
  `,
  pattern('u')`
    \b(?:it|that|they|there|he|she) (?:would|could|might|must) (?:(?:probably|just|really|not) )*
    (?:be|have been|take|make|help)\b
  `,
  pattern('u')`
    \bthe (?:best|worst|only|main|biggest|real|whole|hardest|easiest|most \w+) (?:thing|part|problem|way|reason
    |point|idea|system|answer|question)\b|\b(?:is|are) (?:the|probably the) (?:best|worst|only|biggest|most)\b
    |\ba matter of\b|^the (?:problem|trouble|thing|point|question|difference|worst|best) (?:is|with)\b
    |^depends\b
  `,
  // People in general.
  pattern('u')`
    ^(?:people|kids(?: today)?|everybody|everyone|nobody|most people|a lot of people|parents|politicians
    |the (?:government|system|media))(?: \w+)? (?:do|does|are|is|have|has|can|will|want|need|just|never|always
    |think|like|seem|should|would|get|go|\w+s)\b
  `,
  pattern('u')`
    \byou (?:can|could) (?:not|never|only|hardly)\b
    |\b(?:maybe|perhaps|probably|obviously|apparently|hopefully|definitely|certainly|of course)\b
  `,
];

/**
 * Whether an utterance says what the speaker thinks of something: a view named as one, a judgement, what should be,
 * people in general; not what others think.
 */
export function soundsLikeOpinion(core: string): boolean {
  if (
    /^(?:he|she|they|people|my \w+|his \w+|her \w+) (?:think|thinks|thought|say|says|said|told|tell|tells|asked|believes?)\b/u.test(
      core,
    )
  )
    return false;
  return patterns.some((pattern) => pattern.test(core));
}
