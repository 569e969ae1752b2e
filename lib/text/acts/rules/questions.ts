import type { ActRule } from '#lib/text/acts/act-rule';

/** Questions without a mark that no order of words shows: their first words are left out, or they only sound asked. */
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
