import { lexicon } from '#lib/text/lexicons/lexicon';
import type { Rule } from '#lib/text/rules/rule';

/** Words and phrases that weaken (hedge) or strengthen (booster) a statement. */
export const certaintyRules: readonly Rule<'hedge' | 'booster'>[] = [
  {
    id: 'hedge.term',
    tier: 'sure',
    what: 'hedge',
    phrases: ['@hedges', ...lexicon('hedging-phrases')],
    examples: ['Maybe we should wait.', 'As far as I know it is shut.'],
    nearMisses: ['It is shut in May.', 'The view is lovely.', 'Look at it.'],
  },
  {
    id: 'hedge.view',
    tier: 'sure',
    what: 'hedge',
    phrases: ['i @hedging-verbs', '~seem to|like', '~appear to'],
    examples: ['I think it is the pump.', 'They seem to like it.'],
    nearMisses: ['What do you think?', 'It seemed fine.', 'She appeared at nine.'],
  },
  {
    id: 'hedge.not_sure',
    tier: 'sure',
    what: 'hedge',
    phrases: [
      'i am not (really|quite|entirely|too|so) sure',
      'not (really|quite|entirely|too) sure',
      'i am not certain',
      'if i remember (correctly|right)',
    ],
    examples: ["I'm not really sure.", 'It was a Friday, if I remember right.'],
    nearMisses: ['I am sure of it.', 'Remember the keys.', 'Make sure the door is shut.'],
  },
  {
    id: 'hedge.softened',
    tier: 'sure',
    what: 'hedge',
    phrases: ['may +~be|#VERB', 'kind|sort of +#ADJ|#VERB|#ADV', 'around #NUM', 'or so $'],
    examples: ["It's kind of late.", 'There were around 40 people.', 'It takes a week or so.'],
    nearMisses: ['They came in May.', 'It is a kind of bread.', 'Walk around the house.'],
  },
  {
    id: 'booster.term',
    tier: 'sure',
    what: 'booster',
    phrases: ['@boosters', ...lexicon('boosting-phrases')],
    examples: ['It definitely works.', 'There is no doubt that it is his.'],
    nearMisses: ['The doubt is mine.', 'The fact was new.', 'The course is full.'],
  },
  {
    id: 'booster.sure',
    tier: 'sure',
    what: 'booster',
    phrases: [
      'i am (absolutely|quite|pretty|very|totally) sure',
      'i am (absolutely|quite|very|totally) certain',
      'i know for (a) fact',
    ],
    examples: ["I'm pretty sure it is open.", 'I know for a fact that he left.'],
    nearMisses: ["I'm not sure.", 'Are you certain?', 'A certain man came.'],
  },
];
