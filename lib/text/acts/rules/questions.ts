import type { ActRule } from '#lib/text/acts/act-rule';

/**
 * Questions with neither a question mark nor the word order of a question: the first words are left out, or only
 * intonation asks.
 */
export const bareQuestions: readonly ActRule[] = [
  {
    id: 'question.sounds_asked',
    tier: 'likely',
    what: 'question_yes_no',
    phrases: ['^ you mean|sure', '^ you think so', '^ you remember when', '^ you do|did|have|are (not) $'],
    in: 'core',
    words: 12,
    examples: ['oh you mean the old one', 'you think so'],
    nearMisses: ['you need the old one', 'I think so'],
  },
  {
    id: 'question.left_out',
    tier: 'likely',
    what: 'question_yes_no',
    phrases: [
      '^ got any',
      '^ any particular|kids|children|pets|luck|idea|chance|questions|plans|brothers|sisters',
      '^ ever been|seen|had|tried|heard',
      '^ remember the|that|when',
      '^ anything|what else',
      '^ anyone|anybody (else) know|think|see|have|notice|got|want|remember',
      '^ want to know|hear|come|go|see',
      '^ care to',
    ],
    in: 'core',
    words: 10,
    examples: ['got any kids', 'anything else'],
    nearMisses: ['he got two', 'it is for anyone'],
  },
];

/**
 * Utterances that begin with a question word, by their first words. `asks`: a question even without the word order of
 * one; `says`: not a question in spite of the question word. The first rule that matches counts.
 */
export const questionOpenings: readonly ActRule<'asks' | 'says'>[] = [
  {
    id: 'question.short_wh',
    tier: 'sure',
    what: 'asks',
    phrases: [
      '^ what|how about',
      '^ how come',
      '^ why not',
      '^ why $',
      '^ how so $',
      '^ what for $',
      '^ what|who|where else $',
      '^ what kind (is) (that) $',
      '^ what kind of',
      '^ how long|often|much|many|far|old (is) (that) $',
      '^ how long|often|much|many|far|old of',
    ],
    in: 'core',
    words: 12,
    examples: ['how about you', 'how much'],
    nearMisses: ['how much it cost them', 'what the kind man said'],
  },
  {
    id: 'question.after_preposition',
    tier: 'sure',
    what: 'asks',
    phrases: [
      '^ in|at|for|from what|which|whom|whose|how -i|you|he|she|it|we|they|case *4 @auxiliaries @clause-subjects|#PROPN',
      '^ to|with|on|about what|which|whom|whose|how -i|you|he|she|it|we|they *4 @auxiliaries @clause-subjects|#PROPN',
    ],
    in: 'core',
    examples: ['in which town do you live', 'for how long will it be shut', 'with whom does Anna work'],
    nearMisses: ['from what I heard', "For what it's worth, I like it.", 'In which case we can wait.'],
  },
  {
    id: 'question.say_again',
    tier: 'sure',
    what: 'asks',
    phrases: ['^ do|in|at|from|to|with|for|say|did what|where|who|when $'],
    in: 'core',
    examples: ['do what', 'in where'],
    nearMisses: ['do what you like', 'in town'],
  },
  {
    id: 'statement.wh',
    tier: 'sure',
    what: 'says',
    phrases: [
      '^ what is|was -the|your|a|that|this|it|he|she|his|her|my|our *1 is|was',
      '^ what a|ever',
      '^ what happened is|was',
      '^ which do|does|did|is|was|are|were|has|had|would|will|can|i|we|you|he|she|they|it|means|made',
      '^ whose (is|was) *1 is|was that',
      '^ who is|was|has|had|are|were also|now|actually|very|really|a|an|in|at *9 and',
      '^ who is|was|are|were #VERB *9 and -@question-words',
    ],
    in: 'core',
    examples: ['which is why we left', 'What a nice day.', 'who is working at the bank and likes it'],
    nearMisses: ['which one did you take', 'what happened', 'who has seen the doctor and when'],
  },
];
