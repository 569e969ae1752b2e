import type { Rule } from '#lib/text/rules/rule';

const oneself = 'i|we will (also|then|just|definitely|certainly|gladly|happily|personally|try|to)';
const intending = 'i|we am|are going to (also|then|just)';

/**
 * Clauses in which a speaker accepts or assigns a task. The last token is the verb; the code that calls the rules
 * checks whether the verb names something to do.
 */
export const taskRules: readonly Rule<'promise' | 'request' | 'advice' | 'plan'>[] = [
  {
    id: 'promise.will',
    tier: 'likely',
    what: 'promise',
    phrases: [
      // After "I will", taggers take rare verbs ("chase", "scope") for adjectives and nouns.
      `${oneself} #VERB|#ADJ|#NOUN|~do`,
      `${intending} #VERB|~do`,
    ],
    examples: ["I'll send it tomorrow.", "We're going to book a room."],
    nearMisses: ['I sent it yesterday.', 'We went to the lake.', 'The will was read.'],
  },
  {
    id: 'promise.offered',
    tier: 'likely',
    what: 'promise',
    phrases: [
      'i promise to #VERB|~do',
      'let me (just) #VERB',
      'leave it|that|this to me',
      'leave it|that with me',
      'i|we can #VERB|~do',
      'i am happy to #VERB',
    ],
    examples: ['Leave it with me.', 'I can drive you.'],
    nearMisses: ['Leave the door open.', 'A can of beans.', 'They let him go.'],
  },
  {
    id: 'promise.wanted',
    tier: 'likely',
    what: 'promise',
    phrases: ['i|we would like to #VERB', 'i|we want to #VERB'],
    examples: ["I'd like to move the call.", 'We want to paint the hall.'],
    nearMisses: ['I want it.', 'Would you like tea?', 'They like to sing.'],
  },
  {
    id: 'promise.of_others',
    tier: 'likely',
    what: 'promise',
    phrases: [
      'he|she|they will #VERB|~do',
      'he|she|they is|are going to #VERB',
      'will #VERB|~do',
      'is going to #VERB|~do',
    ],
    examples: ['She will bring the keys.', 'Peter is going to call you.'],
    nearMisses: ['She brought the keys.', 'He is going home.', 'The will of the people.'],
  },
  {
    id: 'request.asked',
    tier: 'likely',
    what: 'request',
    phrases: [
      'can|could|would|will you (please|also|maybe|perhaps|just) #VERB|~do',
      'would you mind #VERB|~do',
      'i|we (would) need|want|like you to #VERB|~do',
    ],
    examples: ['Could you send me the list?', 'I want you to stop the tablets.'],
    nearMisses: ['You could be right.', 'I want to be left alone.', 'I mind the gap.'],
  },
  {
    id: 'request.told',
    tier: 'likely',
    what: 'request',
    phrases: [
      'please (also|just) #VERB|~do',
      'do not forget to #VERB|~do',
      'remember to #VERB|~do',
      'make sure you|that|to|it|the #VERB|~do',
    ],
    examples: ['Please send me the list.', "Don't forget to lock the door."],
    nearMisses: ['Two teas, please.', 'I remember the lake.', 'I am sure.'],
  },
  {
    id: 'advice.must',
    tier: 'likely',
    what: 'advice',
    phrases: ['you (will|would) (just) need|have to #VERB|~do', 'you should|must #VERB|~do'],
    examples: ['You should drink more water.', 'You need to call them.'],
    nearMisses: ['You need it.', 'They should go.', 'You have a dog.'],
  },
  {
    id: 'advice.will',
    tier: 'likely',
    what: 'advice',
    phrases: ['you are going to #VERB|~do', 'you will #VERB|~do', 'you can|could|may (also|just) #VERB|~do'],
    examples: ['You can take one tablet a day.', 'You will call them first.'],
    nearMisses: ['You took one.', 'They can sing.', 'You are going home.'],
  },
  {
    id: 'plan.together',
    tier: 'likely',
    what: 'plan',
    phrases: [
      'let us (also|then|just) #VERB',
      'we (still|also|really) need|have to #VERB|~do',
      'we must|should (also|probably|really) #VERB|~do',
    ],
    examples: ["Let's paint the hall.", 'We still need to book a room.'],
    nearMisses: ['We ordered chairs.', 'We have a room.', 'They let us in.'],
  },
];

/** A threat is not a task. */
export const threatRules: readonly Rule<'threat'>[] = [
  {
    id: 'threat.of_harm',
    tier: 'sure',
    what: 'threat',
    phrases: [
      'i|we will ~make (sure) you *2 pay|regret|suffer|sorry|never',
      'i|we will ~report|~sue|~find|~ruin|~destroy|~hurt|~expose|~kill you',
      'or (else) i|we will',
      'you will ~regret|~pay|~be sorry',
    ],
    examples: ['I will ruin you.', 'Pay up, or else I will call him.'],
    nearMisses: ['I will report on Monday.', 'You will be glad.', 'Tea or coffee?'],
  },
];
