import type { Cue } from '#lib/text/cues';

/**
 * Fallacies that words can tell, named as in Jin et al. (EMNLP Findings 2022); the four that were usable in trials. The phrases are our
 * own; no example of that data set was used.
 */
export const fallacies = {
  false_dilemma: 'Offers two ways as if there were no third.',
  ad_populum: 'Takes what many do or think for a reason.',
  ad_hominem: 'Speaks against the person in place of what they said.',
  false_cause: 'Takes what came after, or along with it, for what came from it.',
} as const;

export type Fallacy = keyof typeof fallacies;

const insults = 'liar|idiot|loser|child|kid|hypocrite|coward|fool|clown|moron|snob|fraud|baby|amateur|nobody|failure|brat|crook|cheat|drunk|criminal|racist|nerd|nut|jerk|phony|thief|dropout|joke|pig';
const many = 'millions|billions|thousands|hundreds';
const all = 'everybody|everyone';
const holding = '~do|~think|~believe|~agree|~say|~buy|~use|~wear|~like|~love|~vote|~own|~support|~watch|~prefer|~choose|~switch|~drink|~smoke|~cheat|~play|~eat|~have|~want|~get|~go|~drive|~read|~join';
const others = 'he|she|they|his|her|their';

/** One phrase says it all. */
export const fallacyCues: readonly Cue[] = [
  {
    cue: 'false_dilemma',
    phrases: [
      '^ either you *6 or you|i', '^ either (you) ~be|~stand with|for me|us or', '~be either *5 or *1 (you|we|they) are|against|with', 'you are either with|for|against *2 or',
      'it is either me or', 'with|for us or against us', 'with|for me or against me', 'with|for us or *2 against',
      'there are (really) only|just two (kinds|types|sorts|choices|options|ways|sides|possibilities|paths|roads) (of)', 'only two (kinds|types|sorts) of people',
      'only have|has|got two choices|options|ways', 'if you are not with|for me|us|them|the', 'if you are not part of', 'love it or leave it',
      'you|we|they|people|men|women are either *4 or', 'you can *6 or you can be|lose|die|fail|live|spend|rot|starve|flip|suffer', 'must choose between *4 and',
      'have|has to choose between *4 and', 'choice is simple|clear|yours', 'you have two choices|options|ways', '~be for us or *2 against', 'the only alternative',
      'no other way|choice|option|alternative (but)', '~be my way or', 'my way or the highway', 'no middle ground', 'there is no third',
      'the only (other) alternative|option|choice is', 'you either *4 or you', 'we either *5 or we', '~be you for|with *3 or against',
      'if you do not ~love|~like|~support|~agree|~vote|~believe|~want|~stand|~care|~help|~buy|~give *6 (then) you must|hate|~be|want|do|obviously|clearly',
      'if you (really) ~love|~care|~support *5 you would not|never', 'do you want *5 or do you want', 'do you *6 or do you (just) hate|want|not',
      'if we do not *6 (then) everyone|everybody|nobody|civilization|humanity|mankind|society', 'if we do not *6 we will|are all', 'or live through|with *4',
    ],
  },
  {
    cue: 'ad_populum',
    phrases: [
      `${all} knows (that) -how|where|when|who|what|each|about|your|my|his|her|our|their|me|you|him|us|them`, `${all} (else) does it`,
      `because|since|as ${all} (else) (is|'s|was|has|does|already|in) ${holding}`, `because|since|as ${all} else`,
      'because|since|as most|all (of) (the|my|our) people|americans|friends|kids|others', `because|since|as ${many} of`, 'because|since the majority',
      `${all} (in) (the) (world) thinks|agrees|says (that) you|it|he|she|they|i`, `${many} of people ~believe|~trust|can`, 'can not all be wrong', 'can not be wrong',
      'nobody|no-one (else) believes|thinks|does that', 'all my friends ~think|~say|~agree', 'do not be the only|last one', 'do not be left out|behind', 'join the millions',
      'join the (many) thousands|millions|hundreds',
      'nine|eight|seven|four|three|two out of (every) ten|five|four|three *3 ~agree|~choose|~prefer|~recommend|~say|~use|~think|~believe|~love',
      'all the cool|popular|other|rich kids|girls|boys|people|moms|stars|teenagers', 'over a million sold|people|customers', 'more than a million sold|people|customers',
      '^ but mom|dad|mommy|daddy *1 everybody|everyone|all', '^ mom|dad|mommy|daddy everybody|everyone',
      'the whole world|country|town|school|class ~know|~believe|~think|~agree|~love', `${all} is|'s doing it`, 'be like everyone|everybody', `if (so) many people|${all} *5 must`,
      `if ${all} *4 (then) it|why`,
    ],
  },
  {
    cue: 'ad_hominem',
    phrases: [
      `you are (just|only|nothing|such) (but) a|an (complete|total|stupid|little|rich|spoiled|old) ${insults}`, `you are such a|an (complete|total|stupid|little) ${insults}`,
      'what do you know about -#PRON', 'what would you|he|she|they know (about)', 'what do|does he|she|they (possibly) know', 'so what would|does|do he|she|they|you know',
      'that is rich coming from', 'coming from you', 'coming from someone|somebody who',
      'you are too stupid|dumb|young|old|naive|emotional|ignorant to ~understand|~know|~see|~get|~have',
      'he|she is too stupid|dumb|young|old|naive|ignorant to ~understand|~know|~see|~get|~have', 'look who is talking', 'you only|just think|say|believe that|this|so because you',
      'that is (just) (only) because you are (a|an)', 'of course you|he|she ~support|~oppose|~like|~think|~say|~want|~believe|~defend *5 you|he|she ~be|~work|~have',
      'people who disagree|oppose|support|think|vote|believe *6 ~be (just|all) stupid|idiots|crazy|ignorant|fools|morons|evil',
      'anyone|anybody who *7 ~be (just) (a|an) idiot|stupid|fool|crazy|moron|liar|ignorant', 'but he|she *3 himself|herself',
      'a|an *1 buffoon|idiot|clown|fool|moron|crook running|leading', 'coming from a', 'that is what a *2 would say', '~be one to talk',
      'of course you (would|will) (say|think|believe) (that) you are|work', 'of course he|she would say', 'how can you argue|say|claim|talk *6 when you|your',
    ],
  },
  {
    cue: 'false_cause',
    phrases: [
      'ever since you|he|she|they|we|i|the|that *8 everything|nothing|never|always', 'ever since you|he|she|they|we *6 it *4 wrong|worse|bad|downhill|terrible|broken|failed',
      'every time you|he|she|they|i|we *6 something|everything *2 ~go|~break|~fail|~happen', 'every time|whenever i|we *5 it rains|rained', 'it is|was no coincidence that',
      'that|it can not be (just) (a) coincidence',
      'lucky|unlucky shirt|socks|hat|coin|charm|pants|bracelet|shoes|jersey|pen|underwear|cap|number|penny|ring *6 ~win|~won|~pass|~score|~work',
      'brings|brought|gave|gives me|us|him|her|them|you (good|bad) luck', '~crow *6 sun|sunrise|dawn',
      'must have been|caused (because|by|caused) (the) (of) *1 vaccine|curse|cat|mirror',
    ],
  },
];

/** Two parts that make a fallacy together: the second part follows the first in the same sentence or the next one by the same speaker. */
export const fallacyPairs: readonly { fallacy: Fallacy; first: readonly string[]; second: readonly string[] }[] = [
  {
    fallacy: 'ad_populum',
    first: [
      `${all} (else) (is|'s|was|has|have|does|already|in|on|at|i|know) (the|my|our) (class|school|world|team|office|block|town|already|doing|going) ${holding}`,
      `most (of) (the) people|americans|students|voters|women|men ${holding}`,
      `all (of) (my|our|the|her|his) friends|classmates|neighbors|kids|colleagues|coworkers ~be|${holding}`, `${many} of *1 people|customers|fans|users|others`, 'more people',
      'nine|eight|four|three|seven out of *1 ten|five|four', 'the (vast|overwhelming) majority', 'majority of', 'percent of', 'best selling', 'best-selling', 'most popular',
      'number one', 'so many people', 'a million people', 'everybody else|already', 'everyone else|already', 'nobody|no-one else',
    ],
    second: [
      'so it|he|she|they|this|that must|has|have', 'it|he|she|they|this|that must (be)', 'it|he|she|they has|have to be',
      'so it|he|she|this|that|they ~be (the|a|not) *1 #ADJ|~true|~right|~best|~okay|~fine|~wrong|~good', 'so you|i|we (really) should|ought|must|can|have|need', 'you should',
      'therefore', 'thus', 'can not *2 be wrong', 'it is okay|fine|right|true', 'why can|should not|i|we', 'so why', 'which proves|means', 'that proves',
    ],
  },
  {
    fallacy: 'ad_populum',
    first: [
      'it is okay|ok|fine|right|normal', 'you should', 'we should', 'i should', 'you ought', 'must be', 'has to be', 'why can not i|we', 'why should|can', 'you need to',
      '~be the best', 'you have to',
    ],
    second: [
      `${all} (else) (is|'s|was|has|does|already|in) (my|the|our) (class|school|world|already) ${holding}`, 'most people|americans|students', `${many} of people`,
      'all (of) my|your|our friends', 'nine|eight|four|three out of', 'the majority of',
    ],
  },
  {
    fallacy: 'ad_hominem',
    first: [
      'you|we|voters|anyone can|should not|never (really|ever) trust|believe', 'can not take his|her|anything|what|him|them', 'do not (ever) listen|trust|believe',
      'do not (ever) vote for', 'not listen to|trust', 'should not listen|trust|believe', 'why should|would *1 ~listen|~trust|~believe|~care|~take', 'why ~listen|~trust|~believe',
      'how can *2 ~trust|~believe|~listen',
      `${others} *1 argument|theory|plan|idea|opinion|view|views|claim|claims|proposal|advice|research|ideas|theories|policy|book *7 ~be|~mean|~make *1 wrong|worthless|nonsense|invalid|ridiculous|stupid|false|nothing|wrong|useless|not|garbage`,
      'ignore *2 (what|his|her|their)', 'what he|she|they says|said *6 ~be|~mean|~make *1 wrong|worthless|nonsense|false|not|nothing',
    ],
    second: [
      `${others} (~be|~have|#NOUN) (just|only|not|such|never|even|nothing|clearly|a|an|been|once|too|always)`,
      'he|she|they ~be|~have|~cheat|~drop|~fail|~drive|~look|~dress|~live|~do|~can|~wear|~marry|~divorce|~drink|~gamble|~use',
      'he|she|they could|did|was|were|got|had|cheated|dropped|failed|can', `a|an (known|convicted|rich|bitter|old|former|failed|complete|total) ${insults}`,
    ],
  },
  {
    fallacy: 'ad_hominem',
    first: [
      `${others}|opponent|you|senator|mayor|candidate|professor ~be (just|only|not|such|nothing|obviously|clearly) (but) (even) a|an`, 'he|she|they (~be|has|have) never',
      'you do not (even) have', 'he|she does not (even) have', '~be a|an (convicted|known|terrible|former) felon|liar|cheat|criminal|drunk|crook|hypocrite|racist|murderer|thief',
      'you|he|she|they ~be (just|too|so) stupid|dumb|ugly|fat|young|old|divorced|crazy|corrupt|rich|immature',
    ],
    second: [
      'so what (would|does|do) he|she|they|you know', 'so you can not say|talk|judge|speak|tell|know|understand|complain', 'so his|her|their|your *6 not to be',
      'why should|would *1 ~listen|~trust|~believe|~care', 'so (your|his|her|their) *3 opinion|argument|plan|idea|view|views|advice|theory *2 ~do|~be|will|~mean|can',
      'so do not listen', 'so nothing he|she|they', 'so we|you|i should|can not', 'so he|she|they|you can not be|know|understand|possibly|have',
      'so *2 ~be (probably|obviously|clearly) wrong', 'what would|does|do he|she|you|they know', 'so who cares what',
    ],
  },
  {
    fallacy: 'false_cause',
    first: [
      'since i|we|he|she|they|you|my|the *1 ~start|~begin|~move|~buy|~get|~change|~take|~put|~wear|~switch|~elect|~come|~open', 'ever since',
      'after *1 i|we|he|she|they|you|the|my', 'right|shortly|soon|just after', 'every time', 'whenever', 'when *3 ~go|~rise|~increase up', '~go up', '~increase', '~rise',
      '~go down', 'at the same time', 'before the|sunrise|i|we|every|each', 'and then', 'always before', 'and *1 ~win|~lose|~pass|~fail|~live|~die',
      'that|who ~eat|~have|~drink|~own|~watch|~use|~play', 'people who', 'the day after|before|i', 'the more', 'hours|days|weeks|minutes|months later',
      'the next|following|same day|morning|week|year|night', '~drop|~fall|~decrease|~grow', 'kids|people|children|students|countries|men|women with', 'crossed my|our',
    ],
    second: [
      'so|therefore|thus|clearly|obviously *7 ~cause', 'so|therefore|thus *4 ~make|~keep|~bring|~cure|~stop|~prevent', '^ the|that|this|my|his|her|our *3 ~cause',
      '^ the|that|this|my|his|her *1 ~make|~give|~help|~cure me|him|her|us|you|people', '^ the|that|my *3 ~make the', '~be caused by', '~be your|his|her|their fault',
      '~be because of', 'so *5 ~make *3 ~win|~come|~lose|~go|~smarter|smarter|rise|happen|rain|sick|better|people|us|you|happier|richer|healthier|taller',
      'must have (been) caused|made|cured|given', 'must ~cause|~make|~cure', 'must be (to) blame|responsible|because|lucky|cursed|causing|the reason|cause',
      'must be the reason|cause', 'so *4 cured|healed|killed|ruined|fixed|saved', '~cause (the) rain|crime|it|them|him|her|my|our|drowning|cancer|autism|illness|crimes|the',
      '~be to blame', '~be the cause', '~be because', '~give me|us|him|her (good|bad) luck', '~bring *2 luck', '~be lucky|cursed|jinxed|unlucky', 'the #NOUN works|worked',
      'it (really) works', 'therefore *3 ~make|~work|~lead|~cure|~help', 'that is why *5 ~win|~lose|~rain|~fail|~happen',
    ],
  },
];
