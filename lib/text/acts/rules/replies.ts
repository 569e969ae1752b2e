import type { ActRule } from '#lib/text/acts/act-rule';

/** Answers to a yes-no question other than a plain “yes” or “no”. */
export const answers: readonly ActRule[] = [
  {
    id: 'no_answer.not',
    tier: 'sure',
    what: 'no_answer',
    phrases: [
      '^ not yet|really|anymore|much $',
      '^ not at all $',
      '^ not any more $',
      '^ not that i know (of) $',
      '^ not right now $',
      '^ not too much $',
    ],
    in: 'core',
    examples: ['Not yet.', 'Well, not that I know of.'],
    nearMisses: ['Not yet ten of them came.', 'It is not much.'],
  },
  {
    id: 'yes_answer.echo',
    tier: 'sure',
    what: 'yes_answer',
    phrases: [
      '^ i|we|he|she|it|they|there (sure) do|does|did|is|are|was|were|have|has|had|can|will|would $',
      '^ uh huh $',
      '^ um hum $',
      '^ mm hmm $',
      '^ mhm $',
      '^ of course $',
    ],
    examples: ['We do.', 'Uh-huh.'],
    nearMisses: ['We do it on Mondays.', 'Of course it rained.'],
  },
];

/** Forms of short replies; the context decides which act they are. */
export const replyShapes: readonly ActRule<'takes_up' | 'echo'>[] = [
  {
    id: 'reply.takes_up',
    tier: 'likely',
    what: 'takes_up',
    phrases: ['oh do|does|did|is|are|was|were|have|has|can|will|would you|he|she|it|they|we $'],
    in: 'said',
    examples: ['oh do you', 'Oh, did they?'],
    nearMisses: ['do you', 'oh do they know'],
  },
  {
    id: 'reply.echo',
    tier: 'likely',
    what: 'echo',
    phrases: ['^ @echoing-subjects (sure|really|never|certainly) @auxiliaries (not) $'],
    in: 'core',
    examples: ['Yeah, it is.', 'We have not.'],
    nearMisses: ['It is old.', 'The dog is.'],
  },
];
