import type { Felt } from '#lib/text/feelings/names';
import type { Rule } from '#lib/text/rules/rule';
import { it, me } from './frames.ts';

/** Joy, named or shown. */
export const joy: readonly Rule<Felt>[] = [
  {
    id: 'joy.felt',
    tier: 'likely',
    what: 'joy',
    phrases: [
      ...me('delighted|thrilled|excited|overjoyed|proud|relieved'),
      'what a relief',
      'over the moon',
      'thrilled to bits',
      'i could not be happier',
    ],
    examples: ['We were so excited when they called.', "I'm proud of the team.", 'What a relief.'],
    nearMisses: ['The relief bus leaves at nine.', 'The moon is out.', 'She was proud to a fault.'],
  },
  {
    id: 'joy.glad',
    tier: 'likely',
    what: 'joy',
    phrases: [
      ...me('happy|glad|pleased -to|with|if|i'),
      'glad|happy|pleased to hear|see|say',
      '^ glad|happy we|that|you|it',
      'glad i|we was|were able',
    ],
    examples: ["I'm so happy that you came.", "I'm glad to hear that."],
    nearMisses: ["I'm happy to take the notes.", "I'm happy with either of them.", 'Happy birthday, Tom.'],
  },
  {
    id: 'joy.liked',
    tier: 'likely',
    what: 'joy',
    phrases: [
      'i (absolutely|really|just) love it|this|that',
      'i (absolutely|really|just) love to',
      '^ loving it|this',
      'i love him|her|them (so) (much)',
      'i really like|love that|it|this $',
    ],
    examples: ['I really love this.', 'I love her so much.'],
    nearMisses: ['Would you love to come?', 'He loved it there.', 'I like it with milk.'],
  },
  {
    id: 'joy.praised',
    tier: 'likely',
    what: 'joy',
    phrases: [
      ...it('exciting|fun'),
      'that is (so|really|absolutely) wonderful|fantastic|amazing|awesome|brilliant|lovely',
      'this is (so|really|absolutely) wonderful|fantastic|amazing|awesome|brilliant|lovely',
      'that would be lovely|wonderful|amazing|brilliant',
      'you are (so) awesome|amazing',
      'it is (so|really) beautiful',
      'works|work (out) perfectly|beautifully',
    ],
    examples: ['That is really wonderful.', 'It was fun.', 'You are amazing.'],
    nearMisses: ['A fantastic number of flies came in.', 'The fun fair is shut.', 'That is fine.'],
  },
  {
    id: 'joy.good_time',
    tier: 'likely',
    what: 'joy',
    phrases: [
      'made my day',
      'i had a great|wonderful|lovely|fantastic time',
      'we had a great|wonderful|lovely|fantastic time',
      'best day of my life',
      'so much fun',
      'it was a joy|pleasure $',
      '^ yay',
    ],
    examples: ['We had a great time at the lake.', 'It was so much fun.'],
    nearMisses: ['Have a great time.', 'The best day for me is Monday.', 'We had a great deal of rain.'],
  },
  {
    id: 'joy.awaited',
    tier: 'likely',
    what: 'joy',
    phrases: ['i am (really|also|so|very) looking forward to', 'i can not wait to', 'i can not wait $'],
    examples: ["I'm really looking forward to it.", "I can't wait to see the house."],
    nearMisses: ['I cannot wait here all day.', 'Look forward, not back.', 'We wait to see.'],
  },
];
