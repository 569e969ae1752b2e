import type { ActRule } from '#lib/text/acts/act-rule';

/**
 * Requests and orders: "Could you …", "Let us …", "You need to …". `isImperative` finds bare imperatives by their verb.
 */
export const directives: readonly ActRule[] = [
  {
    id: 'directive.asks_favour',
    tier: 'sure',
    what: 'directive',
    phrases: [
      '^ can|could|would|will you -@asked-views #VERB',
      '^ can|could|would|will you please',
      '^ can|could|would|will you @asked-views *8 please',
      '^ can|could|would|will you @asked-views me|us|it|that|this -#AUX',
      '^ can|could|would|will you tell|send|get|buy|see|go|drive|do my|our',
      '^ would you mind',
    ],
    in: 'core',
    examples: ['Could you please open the window?', 'Would you tell me the price?'],
    nearMisses: ['Would you say it is hard?', 'You could open the window.'],
  },
  {
    id: 'directive.lets',
    tier: 'sure',
    what: 'directive',
    phrases: ['^ let #PRON|#PROPN'],
    in: 'core',
    examples: ["Let's go with the blue one.", 'Let me look at it.'],
    nearMisses: ['They let us in.', 'The flat is to let.'],
  },
  {
    id: 'directive.you_must',
    tier: 'sure',
    what: 'directive',
    phrases: [
      '^ you should|must -be|have|realize|wonder|understand|admit',
      '^ you need|have|ought|better to -be|have|realize|wonder|understand|admit',
    ],
    in: 'core',
    examples: ['You should call them.', 'You need to sign it.'],
    nearMisses: ['You should be glad.', 'You have a dog.'],
  },
  {
    id: 'directive.do_not',
    tier: 'sure',
    what: 'directive',
    phrases: [
      '^ do not -know|think|remember|have|like|want #BASE',
      '^ never -mind|have|seen|know #BASE',
      '^ do what you',
    ],
    in: 'core',
    examples: ["Don't pay them.", 'Never pay them.'],
    nearMisses: ["Don't know.", 'Never mind.'],
  },
];

/** Commitments of the speaker: "I will …", "we are going to …", "I promise". */
export const commissives: readonly ActRule[] = [
  {
    id: 'commissive.will',
    tier: 'sure',
    what: 'commissive',
    phrases: ['^ i|we will -be|have', '^ i|we will have to', '^ i|we am|are going to -be', '^ i|we promise'],
    in: 'core',
    examples: ["I'll send it by Friday.", "We're going to paint it."],
    nearMisses: ["I'll be glad.", 'He will send it.'],
  },
];
