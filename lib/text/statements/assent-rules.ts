import type { ActRule } from '#lib/text/acts/act-rule';

const fit = 'fine|good|great|right|perfect|okay|ok|fair';

/** Phrases that agree without saying to what. A sentence that consists only of these is mere assent. */
export const assentRules: readonly ActRule<'assent'>[] = [
  {
    id: 'assent.word',
    tier: 'sure',
    what: 'assent',
    phrases: [
      '@assents',
      'all right',
      'of course',
      'fair enough',
      'good idea',
      'me too',
      'same here',
      'i|we agree',
      'let us do that|it',
    ],
    examples: ['Yes, exactly.', 'Okay, good idea.'],
    nearMisses: ['Yes, on Monday.', 'We agree on the price.'],
  },
  {
    id: 'assent.fits',
    tier: 'sure',
    what: 'assent',
    phrases: [
      'that|it|this makes|made (perfect) sense',
      `that|it|this is|'s ${fit} (with|by|for) (me|us)`,
      `that|it|this is|'s a good|great idea (with|by|for) (me|us)`,
      'sounds|looks|works good|great|fine|right|perfect',
      'sounds|looks|works for me|us',
      'works',
      'that +sounds|looks|works',
    ],
    examples: ['That makes sense.', 'That works for me.'],
    nearMisses: ['That is the plan.', 'It works on Mondays.'],
  },
];
