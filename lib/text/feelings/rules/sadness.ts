import type { Felt } from '#lib/text/feelings/names';
import type { Rule } from '#lib/text/rules/rule';
import { it, me } from './frames.ts';

/** Sadness, named or shown. */
export const sadness: readonly Rule<Felt>[] = [
  {
    id: 'sadness.felt',
    tier: 'likely',
    what: 'sadness',
    phrases: [
      ...me(
        'sad|saddened|heartbroken|devastated|depressed|miserable|lonely|unhappy|disappointed|hurt|upset|hopeless|gutted',
      ),
      'saddened',
      'heartbroken',
      'feel|feeling|felt (really|very|so|like) down|low',
      'i feel|felt (so|really|do) bad|sorry about|for',
      'i do feel sorry',
      'i feel|felt (so|really|very) lonely|alone|empty|lost|awful',
      'i am not happy',
      'i am (really) so sorry',
      'i am grieving',
      '~grieve',
    ],
    examples: ['I was so disappointed that nobody came.', 'I feel so lonely here.', "I'm not happy."],
    nearMisses: ['The story has a sad end.', 'I sat down.', "I'm sorry I am late."],
  },
  {
    id: 'sadness.of_things',
    tier: 'likely',
    what: 'sadness',
    phrases: [
      ...it('sad|heartbreaking|devastating|disappointing'),
      'breaks my heart',
      'you broke my heart',
      'a sad day',
      'that|it is too bad',
      'my heart sank',
      'it hurts (me) that|when',
    ],
    examples: ['It is really sad.', 'It breaks my heart.', 'That is too bad.'],
    nearMisses: ['My knee hurts.', 'The weather is bad.', 'The boat sank.'],
  },
  {
    id: 'sadness.tears',
    tier: 'likely',
    what: 'sadness',
    phrases: [
      'i am crying',
      'i was crying',
      'i cried',
      'a lump in my throat',
      'burst into tears',
      'i was|am in tears',
      'i (just) cry',
      'i could (have) cry|cried',
    ],
    examples: ['I cried all night.', 'I was in tears.'],
    nearMisses: ['The baby is crying.', 'I have a lump on my arm.', 'It burst into flames.'],
  },
  {
    id: 'sadness.loss',
    tier: 'likely',
    what: 'sadness',
    phrases: [
      'i miss him|her|them|you|it',
      'we lost him|her',
      'he|she passed (away)',
      'since he|she died|passed',
      'passed away',
      'my *2 died|passed',
      'it was (so) hard to lose',
      'i lost my mum|mother|dad|father|wife|husband|sister|brother|son|daughter',
      'i wish i could come|undo|see',
      'i wish i had',
    ],
    examples: ['I miss him every day.', 'My father passed away in May.', 'I lost my mother last year.'],
    nearMisses: ['I missed the bus.', 'We passed the church.', 'I lost my keys.'],
  },
];
