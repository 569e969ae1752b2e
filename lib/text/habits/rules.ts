import type { Rule } from '#lib/text/rules/rule';

export type Habit = 'generalises' | 'claims_to_know_motives' | 'foresees_the_worst';

/**
 * Wording that goes further than what anybody can know: absolutes about others and about everybody (after the
 * absolutist words of Al-Mosaiwi and Johnstone 2018), motives that are claimed to be known, the worst that is taken for
 * certain. Habits of wording, not of thinking; what is said of oneself ("I always take the bus") and idioms ("as
 * always", "never mind") are none.
 */
export const habitRules: readonly Rule<Habit>[] = [
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
  {
    id: 'motives.of_person',
    tier: 'sure',
    what: 'claims_to_know_motives',
    phrases: [
      'you just|only want (me) to',
      'you are (only|just) doing this|it|that on purpose',
      'you are (only|just) doing this|it|that to',
      'you did that|this|it on purpose',
      'you (just) do not want me to',
      'you do not (even|really) care',
      'i know what you are thinking',
    ],
    examples: ['You just want me to fail.', 'You did that on purpose.'],
    nearMisses: ['You want to sit down.', 'The purpose is clear.', 'I know what you mean.'],
  },
  {
    id: 'motives.of_everybody',
    tier: 'sure',
    what: 'claims_to_know_motives',
    phrases: ['they all think|hate', 'everyone|everybody hates me', 'everyone|everybody thinks (that) i'],
    examples: ['They all think the worst.', 'Everyone hates me.'],
    nearMisses: ['They all came.', 'Everybody thinks of lunch.'],
  },
  {
    id: 'worst.foreseen',
    tier: 'sure',
    what: 'foresees_the_worst',
    phrases: [
      'my life is over',
      'everything is ruined',
      'it is the end of the world',
      'i will never be able',
      'i will never recover',
      'there is no way out',
      'it will never work|change|end|get',
      'we are doomed',
      'nothing will ever',
    ],
    examples: ['It will never work.', 'Everything is ruined.'],
    nearMisses: ['It is not the end of the world.', 'The show is over.', 'It never worked before.'],
  },
];
