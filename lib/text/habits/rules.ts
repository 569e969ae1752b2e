import type { Rule } from '#lib/text/rules/rule';

/**
 * Overgeneralising wording: absolutes about other people and about everyone (after the absolutist words of Al-Mosaiwi
 * and Johnstone 2018). These are habits of wording, not of thinking. Statements about oneself ("I always take the bus")
 * and idioms ("as always", "never mind") do not count.
 */
export const habitRules: readonly Rule<'generalises'>[] = [
  {
    id: 'generalises.of_person',
    tier: 'sure',
    what: 'generalises',
    phrases: [
      'you|he|she|they always #VERB',
      'you|he|she|they never (ever) #VERB',
      'you|he|she|they ~be always',
      'you|he|she|they ~be never',
      'you|they|he|she are|is all the same',
      'everything is (always) my|your|his|her|their fault',
    ],
    examples: ['You always forget the keys.', 'They are never on time.'],
    nearMisses: ['I always take the bus.', 'Never mind.', 'As always, it rained.'],
  },
  {
    id: 'generalises.of_everybody',
    tier: 'sure',
    what: 'generalises',
    phrases: [
      'everyone|everybody always',
      'everyone|everybody knows|thinks|hates|wants|says|agrees',
      'nobody|no-one ever',
      'nobody|no-one cares|listens|understands|likes|wants|respects|helps',
      'nothing ever ~work|~go|~change',
      'everything always ~go',
      'people always|never #VERB',
      'it is always the same',
      'every single time',
    ],
    examples: ['Nobody listens.', 'It is always the same.'],
    nearMisses: ['Nobody was there.', 'Everyone came in.', 'Every time counts.'],
  },
];
